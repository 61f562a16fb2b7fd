using System.Text;

namespace Fundamentals.Networking;

/// <summary>A message body that knows its size.</summary>
public interface ISized
{
    /// <summary>Gets how many bytes it takes on the wire; not negative.</summary>
    int Bytes { get; }
}

/// <summary>How big a message is: it matters on links with a bandwidth.</summary>
public static class MessageSize
{
    /// <summary>What every message takes besides its body, in bytes: the headers of IPv4 (20), TCP (20) and Ethernet (18).</summary>
    public const int Overhead = 58;

    /// <summary>What a body is taken for that does not say, in bytes.</summary>
    public const int UnknownBody = 100;

    /// <summary>
    /// Tells how many bytes a message with this body takes: <see cref="Overhead"/>, and the size that an <see cref="ISized"/>
    /// body tells, the length of a byte array, the length of a string in UTF-8, or <see cref="UnknownBody"/>.
    /// </summary>
    /// <param name="body">The body.</param>
    public static int Of(object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Overhead + body switch
        {
            ISized sized => sized.Bytes,
            byte[] bytes => bytes.Length,
            string text => Encoding.UTF8.GetByteCount(text),
            _ => UnknownBody,
        };
    }
}
