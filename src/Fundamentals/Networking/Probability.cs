namespace Fundamentals.Networking;

/// <summary>Checks the numbers of options as they are set.</summary>
internal static class Probability
{
    public static double Require(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is a probability: from 0 to 1.");
}
