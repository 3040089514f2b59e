extension DamagedFile {
  static let appeals = [
    DamagedFile(
      "unknown fact", "{organization} appeals your decision", "{hospital} appeals your decision", offset: -1,
      "'{hospital}' is not known here; known are {exhibit:ID} and {payer}"),
    DamagedFile(
      "open brace", "{organization} appeals your decision", "{organization appeals your decision", offset: -1,
      "'{organization appeals"),
    DamagedFile("unknown level", "- level: second", "- level: third", "here must be one of first, second, external"),
    DamagedFile("level twice", "- level: second", "- level: first", "the level 'first' stands twice"),
    DamagedFile("unknown need", "needed: required", "needed: perhaps", "here must be required or optional"),
    DamagedFile("unknown item", "item: find-proof", "item: find-prof", "the checklist has no item 'find-prof'"),
    DamagedFile("exhibit twice", "- id: limit\n", "- id: acceptance\n", "the exhibit 'acceptance' stands twice"),
    DamagedFile(
      "exhibit of the payer", "- id: limit\n", "- id: decision\n",
      "'decision' is the payer's own decision, which is Exhibit 1 by itself"),
    DamagedFile(
      "words that rely on what need not be there", "{exhibit:acceptance} is your own", "{exhibit:limit} is your own",
      offset: -1, "the words rely on the exhibit 'limit', which is optional"),
    DamagedFile(
      "words that rely on nothing", "{exhibit:acceptance} is your own", "{exhibit:zz} is your own", offset: -1,
      "there is no exhibit 'zz' here"),
    DamagedFile(
      "limit of the second look in words", "second_look_above: 10000.00", "second_look_above: much",
      "here must be an amount in dollars"),
    DamagedFile(
      "appeal of what was never decided", in: "remittance-review.yaml", "guidance: >-",
      "appeal:\n      argument: Pay.\n      exhibits: []\n    guidance: >-", offset: 1,
      "guardrail G5: what was never decided has no appeal"),
    DamagedFile(
      "peer-to-peer talk about what was never decided", in: "remittance-review.yaml", "clocks: [timely_filing]",
      "clocks: [peer_to_peer]", "guardrail G5: an unprocessable or rejected claim has no appeal"),
  ]
}
