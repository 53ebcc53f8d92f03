namespace LiteCognito.Model;

/// <summary>The minimum and maximum value of a number attribute (Cognito's NumberAttributeConstraintsType).</summary>
public sealed record NumberAttributeConstraints
{
    /// <summary>The minimum value, as a string of digits.</summary>
    public string? MinValue { get; init; }

    /// <summary>The maximum value, as a string of digits.</summary>
    public string? MaxValue { get; init; }
}

/// <summary>An attribute of a user pool's schema (Cognito's SchemaAttributeType).</summary>
public sealed record AttributeSchema
{
    /// <summary>The name of the attribute. 1 to 20 characters. In a request, omit the prefix <c>custom:</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The data type of the attribute: <c>String</c>, <c>Number</c>, <c>DateTime</c> or <c>Boolean</c>.</summary>
    public string? AttributeDataType { get; init; }

    /// <summary>
    /// True if only administrators can write the attribute. AWS recommends <c>WriteAttributes</c> of the app client instead.
    /// </summary>
    public bool? DeveloperOnlyAttribute { get; init; }

    /// <summary>True if the attribute can be changed after it has a value.</summary>
    public bool? Mutable { get; init; }

    /// <summary>True if every user must have the attribute. Custom attributes cannot be required.</summary>
    public bool? Required { get; init; }

    /// <summary>The minimum and maximum value of a number attribute.</summary>
    public NumberAttributeConstraints? NumberAttributeConstraints { get; init; }

    /// <summary>The minimum and maximum length of a string attribute.</summary>
    public StringAttributeConstraints? StringAttributeConstraints { get; init; }
}

/// <summary>The minimum and maximum length of a string attribute (Cognito's StringAttributeConstraintsType).</summary>
public sealed record StringAttributeConstraints
{
    /// <summary>The minimum number of characters, as a string of digits.</summary>
    public string? MinLength { get; init; }

    /// <summary>The maximum number of characters, as a string of digits. At most 2,048.</summary>
    public string? MaxLength { get; init; }
}
