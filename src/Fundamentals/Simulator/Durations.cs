using System.Diagnostics.CodeAnalysis;

namespace Fundamentals.Simulator;

/// <summary>Writes a duration as one says it: <c>20.Milliseconds</c>, <c>1.5.Seconds</c>.</summary>
[SuppressMessage("Naming", "CA1708:Identifiers should differ by more than case", Justification = "The rule takes two extension blocks for one name.")]
public static class Durations
{
    extension(double amount)
    {
        /// <summary>Gets that many milliseconds.</summary>
        public TimeSpan Milliseconds => TimeSpan.FromMilliseconds(amount);

        /// <summary>Gets that many seconds.</summary>
        public TimeSpan Seconds => TimeSpan.FromSeconds(amount);

        /// <summary>Gets that many minutes.</summary>
        public TimeSpan Minutes => TimeSpan.FromMinutes(amount);

        /// <summary>Gets that many hours.</summary>
        public TimeSpan Hours => TimeSpan.FromHours(amount);
    }

    extension(int amount)
    {
        /// <summary>Gets that many milliseconds.</summary>
        public TimeSpan Milliseconds => TimeSpan.FromMilliseconds(amount);

        /// <summary>Gets that many seconds.</summary>
        public TimeSpan Seconds => TimeSpan.FromSeconds(amount);

        /// <summary>Gets that many minutes.</summary>
        public TimeSpan Minutes => TimeSpan.FromMinutes(amount);

        /// <summary>Gets that many hours.</summary>
        public TimeSpan Hours => TimeSpan.FromHours(amount);
    }
}
