import Desk

/// The shell around a page of a signed-in person.
struct Layout<Content: Page> {
  let page: Content

  private var context: PageContext { page.context }

  /// The whole document.
  var html: HTML {
    """
    \(documentHead(title: page.title))
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    \(context.demoClock.map { "<p class=\"demo-clock\"><strong>Demo clock</strong> \($0)</p>" })
    \(topBar)
    <main id="main" tabindex="-1">
    \(context.message.map(flash))
    \(page.main)
    </main>
    <footer class="foot">
    <p>Portico is the work list; your EHR or PM stays the system of record. Portico bills nobody and posts nothing to \
    A/R.</p>
    <p><a href="#shortcuts" data-key="?">Keyboard shortcuts <kbd>?</kbd></a></p>
    </footer>
    \(ShortcutsHelp.html)
    </body>
    </html>

    """
  }

  private var topBar: HTML {
    """
    <header class="top">
    <a class="brand" href="/">\(brandMark)<span>Portico</span></a>
    <nav aria-label="Main"><ul>\(Place.allCases.map(entry))</ul></nav>
    <form class="find" action="/cases" method="get" role="search">
    <label><span class="visually-hidden">Open a case by its number</span>
    <input type="search" name="number" inputmode="numeric" pattern="[0-9]+" placeholder="Case number" data-key="/" \
    autocomplete="off" required></label>
    <button class="quiet">Open</button>
    </form>
    <div class="person"><span><b>\(context.account.name)</b> <span class="role">\(context.account.role.rawValue)\
    </span></span>
    <form action="/signout" method="post">\(context.token)<button class="quiet">Sign out</button></form></div>
    </header>
    """
  }

  private func entry(_ place: Place) -> HTML {
    "<li><a href=\"\(place.rawValue)\"\(if: page.place == place, " aria-current=\"page\"")>\(place.title)</a></li>"
  }

  private func flash(_ message: PageContext.Message) -> HTML {
    "<div class=\"flash done\" role=\"status\"><p><b>Done.</b> \(message.text)</p>\(message.undo.map(undoForm))</div>"
  }

  private func undoForm(_ token: String) -> HTML {
    context.form("/undo", "<input type=\"hidden\" name=\"token\" value=\"\(token)\"><button>Undo</button>")
  }
}

/// Everything before `<body>`. Style and script come from the product's own two files, so that the content security
/// policy can forbid everything else.
func documentHead(title: String) -> HTML {
  """
  <!DOCTYPE html>
  <html lang="en">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>\(title) · Portico</title>
  <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/assets/portico.css">
  <script src="/assets/portico.js" defer></script>
  </head>
  """
}

/// A portico: a roof on columns.
let brandMark: HTML = """
  <svg class="mark" viewBox="0 0 16 16" width="20" height="20" aria-hidden="true" focusable="false">\
  <path d="M8 1 1 5v1.5h14V5L8 1ZM2 13.5h12V15H2zM3 7.5h2v5H3zM7 7.5h2v5H7zM11 7.5h2v5h-2z" fill="currentColor"/></svg>
  """
