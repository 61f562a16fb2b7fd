using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// Takes the compiler, the runtime and the formatters through code of the common forms, so that a reader's first cell
/// of each form costs what the second does. It has chains of its own: a session sees nothing of it.
/// </summary>
/// <param name="preamble">What sessions start with.</param>
/// <param name="workingDirectory">Where the session's relative paths start.</param>
internal sealed class WarmUp(string preamble, string workingDirectory)
{
    private static readonly string[][] Scripts =
    [
        [
            "var text = $\"{1.5:N1} of {\"a\"}\"; text.Length",
            "var sum = 0; for (var i = 0; i < 3; i++) sum += i; Console.WriteLine(sum);",
            "int Twice(int n) { return 2 * n; } Twice(4)",
            "await Task.Delay(0); var ages = new Dictionary<string, int> { [\"a\"] = 1 }; (ages.Count, ages)",
            "sum switch { > 1 => \"many\", _ => \"few\" }",
            "// A comment",
            "throw new InvalidOperationException(\"wrong\");",
        ],
        [
            "record Point(int X, int Y); class Shape(string name) { public string Name { get; } = name; }",
            "var points = new List<Point> { new(1, 2), new(3, 4) }; points",
            "points.Where(point => point.X > 1).OrderBy(point => point.Y).Select(point => point.X).Sum()",
            "foreach (var point in points) { if (point is { X: > 1 }) display(point); }",
            "var wrong = points.Nowhere();",
        ],
    ];

    /// <summary>Gives scripts that can be gone through at the same time, each with its steps in order.</summary>
    /// <remarks>
    /// A step takes some hundredths of a second when cold. With two processors, both scripts at once are done before a
    /// client that starts the kernel sends its first cells; one after the other they are not.
    /// </remarks>
    public IEnumerable<IEnumerable<Action>> Lanes() => Scripts.Select(Steps);

    private IEnumerable<Action> Steps(string[] script)
    {
        var loadContext = new SessionLoadContext();
        var chain = new ScriptChain(new DirectiveResolver(workingDirectory, loadContext), new CellSourceResolver(workingDirectory), loadContext);
        var sink = new OutputSink(static _ => { }, readLine: null);
        foreach (var form in script.Prepend(preamble))
            yield return () => Run(chain, form, sink);
    }

    private static void Run(ScriptChain chain, string code, OutputSink sink)
    {
        OutputSink.Current = sink;
        try
        {
            foreach (var compiled in chain.Compile(new CellPart("warm-up", code)))
            {
                var value = compiled.RunAsync().GetAwaiter().GetResult();
                if (compiled.IsShown(value))
                    ValueFormatter.Format(value);
            }
        }
        catch (CellCompilationException failure)
        {
            CellErrors.From(failure, "warm-up");
        }
        catch (InvalidOperationException failure)
        {
            CellErrors.From(failure, "warm-up");
        }
        finally
        {
            OutputSink.Current = null;
        }
    }
}
