using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>A message body that says what it looks like when it was damaged on its way.</summary>
public interface IDamageable
{
    /// <summary>Makes a damaged copy.</summary>
    /// <param name="random">Decides where the damage is.</param>
    object Damaged(RandomStream random);
}

/// <summary>What arrives in place of a body that was damaged and that cannot say what it looks like then.</summary>
/// <param name="Original">What was sent.</param>
public sealed record DamagedBody(object Original);

/// <summary>Damages messages.</summary>
public static class Damage
{
    /// <summary>
    /// Makes a damaged copy of a body: an <see cref="IDamageable"/> says so itself, a byte array has one bit flipped, a
    /// string one character replaced, and anything else becomes a <see cref="DamagedBody"/>, which a receiver does not
    /// recognise as a message of its protocol.
    /// </summary>
    /// <param name="body">What was sent; it is not changed.</param>
    /// <param name="random">Decides where the damage is.</param>
    public static object To(object body, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return body switch
        {
            IDamageable damageable => damageable.Damaged(random),
            byte[] { Length: > 0 } bytes => FlipBit(bytes, random),
            string { Length: > 0 } text => ReplaceCharacter(text, random),
            _ => new DamagedBody(body),
        };
    }

    private static byte[] FlipBit(byte[] bytes, RandomStream random)
    {
        byte[] damaged = [.. bytes];
        var bit = random.Next(8);
        damaged[random.Next(damaged.Length)] ^= (byte)(1 << bit);
        return damaged;
    }

    private static string ReplaceCharacter(string text, RandomStream random)
    {
        var place = random.Next(text.Length);
        return string.Concat(text.AsSpan(0, place), "\uFFFD", text.AsSpan(place + 1));
    }
}
