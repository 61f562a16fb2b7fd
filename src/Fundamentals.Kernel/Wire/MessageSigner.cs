using System.Security.Cryptography;
using System.Text;

namespace Fundamentals.Kernel.Wire;

/// <summary>Signs messages with HMAC-SHA256, as the connection file's <c>hmac-sha256</c> asks for.</summary>
/// <param name="key">The shared key; empty for messages without signature.</param>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>Gives the signature of the four JSON parts of a message: 64 lower-case hex digits in ASCII.</summary>
    public byte[] Sign(ReadOnlySpan<byte[]> parts)
    {
        if (_key.Length == 0)
            return [];
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
            hmac.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>Tells whether a signature is right, in a time that does not depend on where it differs.</summary>
    public bool Verify(ReadOnlySpan<byte> signature, ReadOnlySpan<byte[]> parts) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(parts));
}
