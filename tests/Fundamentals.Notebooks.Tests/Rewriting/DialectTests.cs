using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Tests.Session;

namespace Fundamentals.Notebooks.Tests.Rewriting;

/// <summary>C# as programs are written, where scripts have rules of their own.</summary>
public sealed class DialectTests : IDisposable
{
    private const string Loud = "class Loud(string name) : IDisposable { public void Dispose() => Console.Write(name + \" gone \"); }";

    private readonly SessionUnderTest _session = new();

    [Fact]
    public async Task UsingDeclaration_CellEnds_DisposesLastFirst()
    {
        await _session.ValueAsync(Loud);
        Assert.Equal("in b gone a gone ", await _session.StdoutAsync("using var a = new Loud(\"a\"); using Loud b = new(\"b\"), c = null; Console.Write(\"in \");"));
        Assert.Equal("in a gone ", await _session.StdoutAsync("using var a = new Loud(\"a\"); Console.Write(\"in \"); throw new Exception();"));
        Assert.Equal("False", await _session.ValueAsync("await using var m = new MemoryStream();\nm.CanRead == false"));
        Assert.Equal("False", await _session.ValueAsync("m.CanRead"));
    }

    [Fact]
    public async Task UsingDeclaration_AfterTheCellLeftItsThread_IsDisposedAllTheSame()
    {
        await _session.ValueAsync(Loud);
        Assert.Equal("a gone ", await _session.StdoutAsync("await Task.Delay(10).ConfigureAwait(false); using var a = new Loud(\"a\");"));
    }

    [Fact]
    public async Task UsingDeclaration_DisposeOfOneFails_TheOthersAreDisposedAndTheFailureIsShown()
    {
        await _session.ValueAsync(Loud + "class Bad : IDisposable { public void Dispose() => throw new IOException(\"bad\"); }");
        var outputs = await _session.RunAsync("using var a = new Loud(\"a\"); using var b = new Bad(); using var c = new Loud(\"c\");");
        Assert.Equal("c gone a gone ", string.Concat(outputs.OfType<StreamOutput>().Select(output => output.Text)));
        Assert.Equal("IOException", outputs.OfType<ErrorOutput>().Single().Name);
        Assert.Equal("", await _session.StdoutAsync("1"));
    }

    [Theory]
    [InlineData("namespace A { public class B { internal int X => 5; } }", "new A.B().X", "5")]
    [InlineData("namespace A.B; class C { public int X = 7; }\nenum D { E }", "new A.B.C().X", "7")]
    [InlineData("namespace A { using System.Globalization; class B { public string X => CultureInfo.InvariantCulture.Name; } }", "using A; new B().X + 1", "1")]
    [InlineData("namespace A { namespace B { record C(int X); } }\n3", "using A.B; new C(4).X", "4")]
    [InlineData("namespace A { static class E { public static int Twice(this int n) => 2 * n; } }", "using A; 4.Twice()", "8")]
    [InlineData("namespace A { record B(int X); class L<T> { public T V; } static class E { public static int Twice(this B b) => 2 * b.X; public static B Next<T>(this L<T> l, B b = null) where T : B => l.V; } }", "new A.L<A.B> { V = new(3) }.Next().Twice()", "6")]
    [InlineData("namespace A { record B(int X); }\nnamespace A.C { static class E { extension(B b) { public B Same => b; public static B Of(B[] all) => all[0]; } } }", "A.B.Of([new(4)]).Same.X", "4")]
    [InlineData("namespace A { namespace B { record C(int X); static class E { public static int Twice(this C c) => 2 * c.X; } } }", "new A.B.C(4).Twice()", "8")]
    [InlineData("static class E { public class In { public int X = 2; } public static int Twice(this In i) => 2 * i.X; }", "new E.In().Twice()", "4")]
    [InlineData("static class E { static int Half(this int x) => x / 2; private static int Same(this int x) => x; public static int Quarter(this int x) => x.Half().Half().Same(); }", "8.Quarter()", "2")]
    [InlineData("static class E { extension(int x) { int Half => x / 2; int Same() => x; public int Quarter => x.Half.Half.Same(); } }", "8.Quarter", "2")]
    [InlineData("static class E { static int Half(this int x) => x / 2; }\nstatic class F { static int Half(this int x) => x / 3; public static int Go(this int x) => Half(x); }", "8.Go()", "2")]
    [InlineData("static class E { public static int Twice(this int n) => 2 * n; }", "4.Twice() + E.Twice(1)", "10")]
    [InlineData("static class E { public static T Same<T>(this T x, in int q = 4) where T : struct { return x; } }", "4.Same()", "4")]
    [InlineData("static class E { public static ref int First(this int[] xs) => ref xs[0]; }", "int[] a = [1]; a.First() = 6; a[0]", "6")]
    [InlineData("static class E { extension(int n) { public int Thrice => 3 * n; public int Plus(int k) { return n + k; } } }", "2.Thrice + 2.Plus(1)", "9")]
    [InlineData("static class E { extension<T>(IEnumerable<T> xs) where T : notnull { public bool None { get { return !xs.Any(); } } public List<U> To<U>(Func<T, U> f) => xs.Select(f).ToList(); } }", "new int[0].None + \" \" + new[] { 1 }.To(n => n + 0.5)[0]", "True 1.5")]
    [InlineData("record R(int A);\nstatic class E { extension(R) { public static R Zero => new(0); public static R Of(int n) => new(n); } }", "R.Zero.A + R.Of(8).A", "8")]
    [InlineData("int[] a = [1, 2]; ref int r = ref a[0]; r = 5; a[0]", "a[0]", "5")]
    [InlineData("Span<int> s = stackalloc int[3]; s[0] = 1; var length = s.Length; Console.Write(s[0]);", "length", "3")]
    [InlineData("var s = \"abc\".AsSpan(); var t = s[1..];\nvar text = t.ToString(); text", "text", "bc")]
    [InlineData("ReadOnlySpan<char> s = \"42\";\nint.TryParse(s, out var n); if (!int.TryParse(s, out int m)) return;\nConsole.WriteLine(n);", "n + m", "84")]
    [InlineData("ReadOnlySpan<char> s = \"10:20\";\nvar (h, m) = (int.Parse(s[..2]), int.Parse(s[3..])); (_, long k) = (s[0], s.Length);", "h + m + k", "35")]
    [InlineData("Span<int> s = stackalloc int[2]; const int two = 2;\nint Sum(ReadOnlySpan<int> q) { int t = 0; foreach (var i in q) t += i; return t; }\ns[1] = two;\nSum(s)", "Sum([1, two])", "3")]
    [InlineData("Span<int> s = new int[4];\nclass Foo { public int X; }\ns[0] = new Foo { X = 3 }.X;\nint a = s[0], b, c = 2; int[] d = { 1, s.Length }; b = s[0];", "new Foo { X = a + b + c + d[1] }.X", "12")]
    [InlineData("unsafe { int v = 3; int* p = &v; *p = 4; Console.Write(*p); }", "1", "1")]
    [InlineData("dynamic d = new List<int> { 1 }; async IAsyncEnumerable<int> Ticks() { yield return 1; await Task.Yield(); }", "var n = 0; await foreach (var t in Ticks()) n += t; n + d.Count", "2")]
    public async Task Run_TwoCells_WorkAsInAProgram(string first, string second, string value)
    {
        await _session.ValueAsync(first);
        Assert.Equal(value, await _session.ValueAsync(second));
    }

    [Fact]
    public async Task Extension_OverARecordOfAnEarlierCell_AlsoAfterItIsRedefined()
    {
        await _session.ValueAsync("record R(int A);");
        await _session.ValueAsync("static class E { public static int Twice(this R r) => 2 * r.A; extension(R r) { public int Half => r.A / 2; } }");
        Assert.Equal("25", await _session.ValueAsync("new R(10).Twice() + new R(10).Half"));
        await _session.ValueAsync("record R(string A);");
        await _session.ValueAsync("static class E { public static string Twice(this R r) => r.A + r.A; extension(R r) { public int Half => r.A.Length / 2; } }");
        Assert.Equal("xyzxyz1", await _session.ValueAsync("new R(\"xyz\").Twice() + new R(\"xyz\").Half"));
    }

    [Theory]
    [InlineData("var length = await (await Get(\"abc\")).Pick(Get); length", "abc")]
    [InlineData("await (Task.Delay(1)); 1", "1")]
    [InlineData("await (true ? Get(\"a\") : Get(\"b\"))", "a")]
    [InlineData("if (true) { await (Task.Delay(1)); }\nawait (Task<string>)Get(\"c\")", "c")]
    [InlineData("var both = (await t1, await t2); both.Item1 + both.Item2", "xy")]
    [InlineData("(string First, string) both = (await t1, await (t2));\n$\"{both.First}{await (t2)}\"", "xy")]
    [InlineData("using var s = await (Task.FromResult(new StringReader(\"z\"))); s.ReadToEnd()", "z")]
    [InlineData("async Task<string> Go() { return await (await Task.FromResult(t1)); }\nawait Go() + await (Task.Run(async () => await (t2)))", "xy")]
    public async Task Await_BeforeAParenthesis_IsAnAwait(string code, string value)
    {
        await _session.ValueAsync("async Task<string> Get(string s) { await Task.Yield(); return s; }\nvar t1 = Get(\"x\"); var t2 = Get(\"y\");");
        await _session.ValueAsync("static class E { public static Task<string> Pick(this string s, Func<string, Task<string>> f) => f(s); }");
        Assert.Equal(value, await _session.ValueAsync(code));
    }

    [Fact]
    public async Task Namespace_ThatWouldHideOneOfALibrary_IsAnErrorThatSaysWhatToDo()
    {
        var error = await _session.ErrorAsync("1.ToString();\nnamespace System.Linq { public static class E { public static int Twice(this int n) => 2 * n; } }");
        Assert.Equal("CS0101: A namespace System of this session would hide the one of the libraries. Give yours another first name, such as My.System.Linq.", error.Message);
        Assert.StartsWith("Cell 1, line 2, column 11:", error.Traceback[0], StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
        Assert.Equal("2", await _session.ValueAsync("namespace My.System.Linq { }\nglobal::System.Math.Max(1, 2)"));
        Assert.Equal("2", await _session.ValueAsync("System.Math.Max(1, 2)"));
    }

    [Fact]
    public async Task Namespace_DeclaredAgainAfterItWasOpened_IsOpenedAsItIsNow()
    {
        await _session.ValueAsync("namespace A.B { class X { public int V => 1; } }");
        Assert.Equal("1", await _session.ValueAsync("using A.B;\nnew X().V"));
        await _session.ValueAsync("namespace A.B { class X { public int V => 2; } class Y { public int V => 3; } }");
        Assert.Equal("2", await _session.ValueAsync("new X().V"));
        Assert.Equal("3", await _session.ValueAsync("new Y().V"));
        Assert.Equal("2", await _session.ValueAsync("using A.B;\nnew X().V"));
        await _session.ValueAsync("using A.B;\nnamespace A.B;\nrecord X(int V = 4);");
        Assert.Equal("X { V = 4 }", await _session.ValueAsync("$\"{new X()}\""));
    }

    [Fact]
    public async Task Namespace_DeclaredAgain_ReplacesItsTypesAndExtensionMembers()
    {
        await _session.ValueAsync("namespace A { record R(int X); static class E { extension(string s) { public static string Of(int n) => new('x', n); } } }");
        await _session.ValueAsync("record R(int Y);\nnamespace A { record S(int X); }");
        await _session.ValueAsync("namespace A { static class E { public static int Twice(this R r) => 2 * r.Y; } }");
        Assert.Equal("8", await _session.ValueAsync("new R(4).Twice()"));
        Assert.StartsWith("CS0117: 'string'", (await _session.ErrorAsync("string.Of(3)")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_OfAClassThatIsDeclaredAgainWithoutIt_IsGone()
    {
        await _session.ValueAsync("static class E { extension(string s) { public static string Of(int n) => new('x', n); public int Thrice => 3 * s.Length; } }");
        await _session.ErrorAsync("static class E { extension(string s) { public int Len => s.Length + oops; } }");
        Assert.Equal("xxx6", await _session.ValueAsync("string.Of(3) + \"ab\".Thrice"));
        await _session.ValueAsync("static class E { extension(string s) { public int Len => s.Length; } }");
        Assert.StartsWith("CS0117: 'string'", (await _session.ErrorAsync("string.Of(3)")).Message, StringComparison.Ordinal);
        Assert.StartsWith("CS0117: 'E'", (await _session.ErrorAsync("E.Of(3)")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsingDeclaration_OfARefStruct_HoldsToTheEndOfTheCell()
    {
        await _session.ValueAsync("var gate = new Lock();");
        Assert.Equal("True True", await _session.ValueAsync("using var scope = gate.EnterScope();\nvar held = gate.IsHeldByCurrentThread;\n$\"{held} {gate.IsHeldByCurrentThread}\""));
        Assert.Equal("True False", await _session.ValueAsync("$\"{held} {gate.IsHeldByCurrentThread}\""));
    }

    [Fact]
    public async Task Function_AmongRefLocals_KeepsItsLines()
    {
        var thrown = await _session.ErrorAsync("Span<int> s = stackalloc int[1];\nint Over(int n)\n{\n    // A remark\n    return 1 / n;\n}\nConsole.Write(s.Length + Over(0));");
        Assert.Equal(["Over in Cell 1, line 5", "Cell 1, line 7"], thrown.Traceback.Skip(1).Select(line => line.Split(" at ")[1].Split('\u001b')[0]));
        var wrong = await _session.ErrorAsync("Span<int> s = stackalloc int[1];\nint Over(int n)\n{\n    return 1 / oops;\n}\nConsole.Write(s.Length);");
        Assert.StartsWith("Cell 2, line 4, column 16:", wrong.Traceback[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace A\n{ class B { int X => missing; } }", "Cell 1, line 2, column 22")]
    [InlineData("static class E { extension(int n) { public int Thrice => 3 * m; } }", "Cell 1, line 1, column 62")]
    [InlineData("static class E { public static int Twice(this int n) => 2 * n; } 1.Twice() + oops", "Cell 1, line 1, column 78")]
    [InlineData("Span<int> s = default;\nvar t = s.Length + oops;", "Cell 1, line 2, column 20")]
    [InlineData("using var x = new MemoryStream(); x.Nope();", "Cell 1, line 1, column 37")]
    public async Task Run_ErrorInWhatIsRewritten_IsShownWhereItIsWritten(string code, string place) =>
        Assert.Contains((await _session.ErrorAsync(code)).Traceback, line => line.StartsWith(place + ":", StringComparison.Ordinal));

    public void Dispose() => _session.Dispose();
}
