using System.Collections.Immutable;
using System.Text;

namespace Fundamentals.Integrations.Http;

/// <summary>The headers and bytes of a request or response; two with the same content are equal.</summary>
public sealed class HttpPayload : IEquatable<HttpPayload>
{
    private const int ShownCharacters = 40;

    /// <summary>Puts a payload together.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="headers">Names and values, in the order they are sent.</param>
    public HttpPayload(ImmutableArray<byte> bytes, ImmutableArray<KeyValuePair<string, string>> headers)
    {
        Bytes = bytes.IsDefault ? [] : bytes;
        Headers = headers.IsDefault ? [] : headers;
    }

    /// <summary>Gets the payload without headers and bytes.</summary>
    public static HttpPayload Empty { get; } = new([], []);

    /// <summary>Gets the body.</summary>
    public ImmutableArray<byte> Bytes { get; }

    /// <summary>Gets the headers, those of the content among them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Gets how many bytes headers and body take, each header on a line of its own.</summary>
    internal int Length => Bytes.Length + Headers.Sum(header => Encoding.UTF8.GetByteCount($"{header.Key}: {header.Value}\r\n"));

    /// <summary>Gets the body read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.AsSpan());

    /// <summary>Gets the first value of a header, or null without one.</summary>
    /// <param name="header">Its name; upper and lower case are the same.</param>
    public string? this[string header] =>
        Headers.FirstOrDefault(one => one.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Makes a payload of a text.</summary>
    /// <param name="text">The body, written in UTF-8.</param>
    /// <param name="contentType">What it is.</param>
    public static HttpPayload Of(string text, string contentType = "text/plain; charset=utf-8") =>
        new([.. Encoding.UTF8.GetBytes(text)], [new("Content-Type", contentType)]);

    /// <inheritdoc/>
    public bool Equals(HttpPayload? other) =>
        other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan()) && Headers.AsSpan().SequenceEqual(other.Headers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HttpPayload);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bytes.Length, Headers.Length);

    /// <summary>Writes the beginning of the body.</summary>
    public override string ToString() => Text is { Length: > ShownCharacters } text ? text[..ShownCharacters] + "…" : Text;
}
