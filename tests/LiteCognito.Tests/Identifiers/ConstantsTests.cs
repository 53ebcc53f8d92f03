using System.Reflection;
using System.Text.Json;
using LiteCognito.Tests.Operations;

namespace LiteCognito.Tests.Identifiers;

/// <summary>The classes of constants match the enumerations of the service model.</summary>
public sealed class ConstantsTests
{
    public static TheoryData<Type, string> Enumerations => new()
    {
        { typeof(CognitoChallengeNames), "ChallengeName" },
        { typeof(CognitoAuthFlows), "AuthFlow" },
        { typeof(CognitoUserStatuses), "UserStatus" },
        { typeof(CognitoMessageActions), "MessageAction" },
        { typeof(CognitoDeliveryMediums), "DeliveryMedium" },
    };

    [Theory, MemberData(nameof(Enumerations))]
    public void Constants_have_the_values_of_the_service_model(Type constants, string member)
    {
        IEnumerable<string> values = constants.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(ValuesOf(member), values.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Enumerations))]
    public void Constants_are_named_after_their_values(Type constants, string member)
    {
        Assert.NotEmpty(member);
        foreach (FieldInfo field in constants.GetFields(BindingFlags.Static | BindingFlags.Public))
        {
            string value = (string)field.GetRawConstantValue()!;
            Assert.Equal(value.Replace("_", "", StringComparison.Ordinal), field.Name.ToUpperInvariant());
        }
    }

    /// <summary>Returns the values of a member in all operations and shapes, without the mixed-case ChallengeName of auth events.</summary>
    private static IEnumerable<string> ValuesOf(string member) =>
        ServiceModel.Shapes.EnumerateObject().Select(shape => shape.Value)
            .Concat(ServiceModel.Operations.EnumerateObject().Select(operation => operation.Value.GetProperty("input")))
            .Concat(ServiceModel.Operations.EnumerateObject().Select(operation => operation.Value.GetProperty("output")))
            .Where(members => members.TryGetProperty(member, out JsonElement found) && found.TryGetProperty("enum", out _))
            .SelectMany(members => members.GetProperty(member).GetProperty("enum").EnumerateArray())
            .Select(value => value.GetString()!)
            .Where(value => !value.Any(char.IsAsciiLetterLower))
            .Distinct()
            .Order(StringComparer.Ordinal);
}
