/// The way in.
struct SignInPage {
  /// Why the last attempt failed; never which half was wrong.
  var error: String?
  /// The name typed last time.
  var login = ""
  /// The token of the anonymous session, where there is one.
  var csrf: String?
  var demoClock: String?

  /// The whole document, in UTF-8.
  func render() -> [UInt8] { html.bytes }

  private var html: HTML {
    """
    \(documentHead(title: "Sign in"))
    <body class="bare">
    \(demoClock.map { "<p class=\"demo-clock\"><strong>Demo clock</strong> \($0)</p>" })
    <main id="main">
    <h1 class="brand">\(brandMark)<span>Portico</span></h1>
    <p class="lead">Every denial has an owner, a clock, a checklist and its evidence.</p>
    <form action="/signin" method="post" class="panel stack">
    \(error.map { "<p class=\"flash late\" role=\"alert\" id=\"signin-error\">\($0)</p>" })
    \(csrf.map { "<input type=\"hidden\" name=\"csrf\" value=\"\($0)\">" })
    <label class="field"><span>Name</span><input name="login" value="\(login)" autocomplete="username" \
    autocapitalize="none" \
    spellcheck="false" required autofocus\(describedBy)></label>
    <label class="field"><span>Password</span><input name="password" type="password" autocomplete="current-password" \
    required\(describedBy)></label>
    <button class="primary big">Sign in</button>
    </form>
    <p class="sub">What you read and do here is recorded.</p>
    </main>
    </body>
    </html>

    """
  }

  private var describedBy: HTML? { error == nil ? nil : " aria-describedby=\"signin-error\"" }
}
