import Desk

extension PatientIdentity {
  /// The name with two identifiers under it (guardrail G7).
  var html: HTML {
    """
    <span class="patient">\(name.isEmpty ? "Name not sent" : name)\
    \(if: isMasked, " <span class=\"tag\">masked</span>")</span>\
    <span class="sub ids">\(identifier("ID", memberID)) \(identifier("Acct", controlNumber))</span>
    """
  }

  private func identifier(_ label: String, _ value: String) -> HTML {
    "<span>\(label) <b>\(value.isEmpty ? "not sent" : value)</b></span>"
  }
}
