extension JSONSchema {
  /// The schema as a document writes it; objects with a name are referred to.
  package var document: JSONObject {
    switch self {
    case .string(let text): text.document
    case .integer(let min, let max):
      (["type": "integer", "format": "int64"] as JSONObject).with(("minimum", min), ("maximum", max))
    case .boolean: ["type": "boolean"]
    case .array(let element, let count):
      (["type": "array", "items": element.document] as JSONObject).with(
        ("minItems", count.map { Int64($0.lowerBound) }), ("maxItems", count.map { Int64($0.upperBound) }))
    case .object(let object):
      object.name.map { ["$ref": "#/components/schemas/\($0)"] as JSONObject } ?? object.document
    case .either(let several): ["anyOf": several.map(\.document)]
    case .nullable(let schema): schema.orNull
    }
  }

  /// The schema with null beside it.
  private var orNull: JSONObject {
    var document = document
    guard let type = document.members.firstIndex(where: { $0.key == "type" }),
      let name = document.members[type].value as? String
    else { return ["anyOf": [document, ["type": "null"] as JSONObject]] }
    document.members[type].value = [name, "null"]
    if let choices = document.members.firstIndex(where: { $0.key == "enum" }),
      let words = document.members[choices].value as? [String]
    {
      document.members[choices].value = words.map(Optional.some) + [nil]
    }
    return document
  }

  /// Every object with a name in this schema, itself included.
  package var named: [Object] {
    switch self {
    case .string, .integer, .boolean: []
    case .array(let element, _): element.named
    case .nullable(let schema): schema.named
    case .either(let several): several.flatMap(\.named)
    case .object(let object):
      (object.name == nil ? [] : [object]) + object.properties.flatMap(\.schema.named)
    }
  }
}

extension JSONSchema.Object {
  /// The object's own schema, whether or not it has a name.
  package var document: JSONObject {
    var document: JSONObject = [
      "type": "object",
      "properties": JSONObject(properties.map { (key: $0.name, value: $0.document) }),
    ]
    let required = properties.filter(\.isRequired).map(\.name)
    if !required.isEmpty { document.append("required", required) }
    if !isOpen { document.append("additionalProperties", false) }
    return document
  }
}

extension JSONSchema.Property {
  /// The member's schema with what it means.
  package var document: JSONObject {
    var document = schema.document
    if let about { document.append("description", about) }
    return document
  }
}

extension JSONSchema.Text {
  fileprivate var document: JSONObject {
    var document: JSONObject = ["type": "string"]
    if let format { document.append("format", format) }
    if let pattern { document.append("pattern", pattern) }
    if let length {
      document.append("minLength", length.lowerBound)
      document.append("maxLength", length.upperBound)
    }
    if !choices.isEmpty { document.append("enum", choices) }
    return document
  }
}

extension JSONObject {
  /// The object with those members that have a value.
  fileprivate func with(_ members: (String, Int64?)...) -> JSONObject {
    members.reduce(into: self) { object, member in
      if let value = member.1 { object.append(member.0, value) }
    }
  }
}
