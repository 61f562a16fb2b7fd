namespace Fundamentals.Hashing;

/// <summary>Keys to try partitioners on.</summary>
public static class Keys
{
    /// <summary>The prefix followed by each number from 0: "user-0", "user-1" and so on.</summary>
    /// <param name="prefix">What every key begins with, as it is: "user-".</param>
    /// <param name="count">How many keys, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static IReadOnlyList<string> Numbered(string prefix, int count)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var keys = new string[count];
        for (var number = 0; number < count; number++)
            keys[number] = $"{prefix}{number}";
        return Array.AsReadOnly(keys);
    }
}
