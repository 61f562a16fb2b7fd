using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fundamentals.Cli.Verifying;

/// <summary>What is left of an output when its numbers are taken away: the same on every machine.</summary>
internal static partial class Shape
{
    /// <summary>Puts a sign in the place of each number and one space in the place of several, which align columns.</summary>
    public static string Of(string text) => Spaces().Replace(Number().Replace(text, "#"), " ");

    /// <summary>Does the same to all that is in a JSON value; of the elements of an array, each shape is kept once.</summary>
    public static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Of).DistinctBy(shape => shape?.ToJsonString())]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => "#",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Of(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"-?\d[\d,]*(\.\d+)?([eE][+-]?\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[ \t]+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Spaces();
}
