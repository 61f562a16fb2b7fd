using System.Text;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// Stands in for <see cref="Console.Out"/>, <see cref="Console.Error"/> and <see cref="Console.In"/>: what a cell's code
/// writes goes to that cell, what anything else writes goes where it went before.
/// </summary>
internal static class CellConsole
{
    private static readonly Lock Installing = new();
    private static bool Installed;

    /// <summary>Puts the stand-ins in place, once for the process.</summary>
    public static void Install()
    {
        lock (Installing)
        {
            if (Installed)
                return;
            Console.SetOut(new Writer(StreamName.Stdout, Console.Out));
            Console.SetError(new Writer(StreamName.Stderr, Console.Error));
            Console.SetIn(new Reader(Console.In));
            Installed = true;
        }
    }

    private sealed class Writer : TextWriter
    {
        private readonly StreamName _name;
        private readonly TextWriter _outside;

        public Writer(StreamName name, TextWriter outside)
        {
            _name = name;
            _outside = outside;
            CoreNewLine = ['\n'];
        }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void Write(string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            if (OutputSink.Current is { } sink)
                sink.Emit(new StreamOutput(_name, value));
            else
                _outside.Write(value);
        }

        public override void WriteLine() => Write("\n");

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Flush() => _outside.Flush();
    }

    private sealed class Reader(TextReader outside) : TextReader
    {
        private string _rest = "";

        public override string? ReadLine() => OutputSink.Current is { } sink ? sink.ReadLine("") : outside.ReadLine();

        public override int Read()
        {
            if (OutputSink.Current is not { } sink)
                return outside.Read();
            if (_rest.Length == 0)
                _rest = sink.ReadLine("") + "\n";
            var first = _rest[0];
            _rest = _rest[1..];
            return first;
        }
    }
}
