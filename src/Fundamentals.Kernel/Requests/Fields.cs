using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Requests;

/// <summary>Reading the fields of a request, with errors that name the field.</summary>
internal static class Fields
{
    /// <summary>Gives a text that must be there.</summary>
    /// <exception cref="BadRequestException">It is not.</exception>
    public static string Text(this JsonObject content, string name) =>
        content[name] is null ? throw new BadRequestException($"The field \"{name}\" is missing.") : content.Text(name, "");

    /// <summary>Gives a text, or the default where there is none.</summary>
    /// <exception cref="BadRequestException">It is something else.</exception>
    public static string Text(this JsonObject content, string name, string absent) =>
        content.Read(name, absent, "a string", JsonValueKind.String, node => node.GetValue<string>());

    /// <summary>Gives a truth value, or the default where there is none.</summary>
    /// <exception cref="BadRequestException">It is something else.</exception>
    public static bool Flag(this JsonObject content, string name, bool absent) => content[name]?.GetValueKind() switch
    {
        null => absent,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new BadRequestException($"The field \"{name}\" must be true or false."),
    };

    /// <summary>Gives a whole number, or the default where there is none.</summary>
    /// <exception cref="BadRequestException">It is something else.</exception>
    public static long Number(this JsonObject content, string name, long absent) =>
        content.Read(name, absent, "a whole number", JsonValueKind.Number, node => node.GetValue<long>());

    private static T Read<T>(this JsonObject content, string name, T absent, string what, JsonValueKind kind, Func<JsonNode, T> read)
    {
        var node = content[name];
        if (node is null)
            return absent;
        try
        {
            if (node.GetValueKind() == kind)
                return read(node);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // Half a surrogate pair, or a number that is no whole one: said below.
        }

        throw new BadRequestException($"The field \"{name}\" must be {what}.");
    }
}

/// <summary>A request whose content is not what its type calls for.</summary>
internal sealed class BadRequestException(string message) : Exception(message);
