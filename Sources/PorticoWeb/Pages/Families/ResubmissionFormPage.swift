import Desk
import X12

/// A claim to be corrected before it is sent again.
struct ResubmissionFormPage: Page {
  var view: ResubmissionForm
  var context: PageContext

  var title: String { view.purpose.title }
  var place: Place? { .claims }

  var main: HTML {
    """
    <p class="over"><a href="\(Path.of(view.family))">Claim \(view.patient.controlNumber)</a></p>
    <div class="head"><div><h1>\(view.purpose.title)</h1><p class="who">\(view.patient.html) <span class="payer">\
    \(view.payerName)</span></p></div><p class="badges">\(others)</p></div>
    \(view.warnings.map { "<p class=\"flash\"><b>Look first.</b> \($0)</p>" as HTML })
    <p class="sub">Change what is wrong and leave the rest. The charge of the claim becomes the sum of its lines. Somebody else \
    looks at the changes before the file can be downloaded; nothing is sent from here.</p>
    \(context.form(Path.resubmission(of: view.sent, view.purpose.rawValue), name: "stack wide", form))
    """
  }

  private var others: HTML {
    let purposes = ResubmissionPurpose.allCases.filter { $0 != view.purpose }
    return
      "\(purposes.map { "<a class=\"button\" href=\"\(Path.resubmission(of: view.sent, $0.rawValue))\">\($0.title)</a> " as HTML })"
  }

  private var form: HTML {
    """
    \(if: view.purpose != .new, number)<div class="fields">\(input("authorization", "Authorization (REF*G1)", view.authorization))</div>
    \(groups.map(group))
    <p><button class="primary">Make the file</button></p>
    """
  }

  private var number: HTML {
    """
    <div class="fields"><label class="field"><span>Payer’s number of the claim (CLP07, goes to REF*F8)</span>\
    <input name="payer_claim_number" value="\(view.payerClaimNumbers.first ?? "")" required autocomplete="off">\
    \(if: view.payerClaimNumbers.isEmpty, "<span class=\"hint\">No remittance of this claim has named one.</span>")</label></div>
    """
  }

  private var groups: [(name: String, fields: [EditableField])] {
    var groups: [(name: String, fields: [EditableField])] = []
    for field in view.fields {
      if groups.last?.name == field.group {
        groups[groups.count - 1].fields.append(field)
      } else {
        groups.append((field.group, [field]))
      }
    }
    return groups
  }

  private func group(_ group: (name: String, fields: [EditableField])) -> HTML {
    """
    <fieldset class="block"><legend>\(group.name)</legend><div class="fields">\
    \(group.fields.map { input($0.id, $0.title, $0.value) })</div></fieldset>
    """
  }

  private func input(_ name: String, _ title: String, _ value: String) -> HTML {
    """
    <label class="field"><span>\(title)</span><input name="\(name)" value="\(value)" autocomplete="off"></label>
    """
  }
}
