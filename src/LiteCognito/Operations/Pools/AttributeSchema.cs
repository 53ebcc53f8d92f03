namespace LiteCognito.Model;

/// <summary>The bounds of an attribute that is a number (Cognito's NumberAttributeConstraintsType).</summary>
public sealed record NumberAttributeConstraints
{
    /// <summary>The smallest value, in digits.</summary>
    public string? MinValue { get; init; }

    /// <summary>The largest value, in digits.</summary>
    public string? MaxValue { get; init; }
}

/// <summary>An attribute of a pool's schema (Cognito's SchemaAttributeType).</summary>
public sealed record AttributeSchema
{
    /// <summary>Its name, without <c>custom:</c> in a request. 1 to 20 characters.</summary>
    public string? Name { get; init; }

    /// <summary>What its values are. <c>String</c>, <c>Number</c>, <c>DateTime</c> or <c>Boolean</c>.</summary>
    public string? AttributeDataType { get; init; }

    /// <summary>Whether only administrators write it. Cognito asks for the app client's WriteAttributes instead.</summary>
    public bool? DeveloperOnlyAttribute { get; init; }

    /// <summary>Whether it can be changed once it has a value.</summary>
    public bool? Mutable { get; init; }

    /// <summary>Whether a user must have it. Custom attributes cannot be required.</summary>
    public bool? Required { get; init; }

    /// <summary>The bounds of a number.</summary>
    public NumberAttributeConstraints? NumberAttributeConstraints { get; init; }

    /// <summary>The bounds of a text's length.</summary>
    public StringAttributeConstraints? StringAttributeConstraints { get; init; }
}

/// <summary>The bounds of an attribute that is a text (Cognito's StringAttributeConstraintsType).</summary>
public sealed record StringAttributeConstraints
{
    /// <summary>The fewest characters, in digits.</summary>
    public string? MinLength { get; init; }

    /// <summary>The most characters, in digits, at most 2048.</summary>
    public string? MaxLength { get; init; }
}
