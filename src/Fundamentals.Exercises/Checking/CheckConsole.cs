using System.Text;

namespace Fundamentals.Exercises.Checking;

/// <summary>
/// Keeps what an answer prints while it is tried apart from what else is printed: a check tries a hundred cases, and what
/// they print above its verdict would hide it.
/// </summary>
internal static class CheckConsole
{
    /// <summary>Of what one case prints, so many characters are kept.</summary>
    public const int Most = 2000;

    private static readonly AsyncLocal<StringBuilder?> Printed = new();
    private static readonly Lock Installing = new();
    private static bool Installed;

    /// <summary>From now on what this thread, and what it starts, prints is kept; what it printed so far is forgotten.</summary>
    /// <returns>Where it is kept.</returns>
    public static StringBuilder Keep()
    {
        Install();
        var printed = new StringBuilder();
        Printed.Value = printed;
        return printed;
    }

    /// <summary>Reads what was printed, or null if nothing was. It may be read while it is still written.</summary>
    public static string? Read(StringBuilder printed)
    {
        lock (printed)
        {
            if (printed.Length == 0)
                return null;
            return printed.Length < Most ? printed.ToString().TrimEnd('\r', '\n') : $"{printed}…";
        }
    }

    private static void Install()
    {
        lock (Installing)
        {
            if (Installed)
                return;
            Console.SetOut(new Writer(Console.Out));
            Installed = true;
        }
    }

    private sealed class Writer(TextWriter outside) : TextWriter
    {
        public override Encoding Encoding => outside.Encoding;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (Printed.Value is not { } printed)
            {
                outside.Write(buffer);
                return;
            }

            lock (printed)
                printed.Append(buffer[..Math.Min(buffer.Length, Most - printed.Length)]);
        }

        public override void WriteLine() => Write(NewLine);

        public override void WriteLine(string? value) => Write(value + NewLine);

        public override void Flush() => outside.Flush();
    }
}
