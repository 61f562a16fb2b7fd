using Fundamentals.Notebooks.Session;
using Microsoft.CodeAnalysis.CSharp;

namespace Fundamentals.Notebooks.Tests.Session;

public sealed class CellChecksTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    [Theory]
    [InlineData("var s = 0; for (var i = 0; i < 4; i++) s += i; s", "6")]
    [InlineData("var s = 0; while (s < 9) while (s++ % 5 != 4) ; s", "10")]
    [InlineData("int F(int n) => n + 1; F(1)", "2")]
    [InlineData("int[] a = [1]; ref int First() => ref a[0]; First() = 7; a[0]", "7")]
    [InlineData("async Task F() => await Task.Yield(); await F(); 1", "1")]
    [InlineData("async Task<int> F() => await Task.FromResult(3); await F()", "3")]
    [InlineData("Task<int> F() => Task.FromResult(4); await F()", "4")]
    [InlineData("void F() => Console.Write(1); F(); 2", "2")]
    [InlineData("int F() => throw new Exception(); 5", "5")]
    [InlineData("Func<Task> f = async () => await Task.Yield(); await f(); 1", "1")]
    [InlineData("Func<Task<int>> f = async () => await Task.FromResult(1); await f()", "1")]
    [InlineData("await Task.Run(() => Task.FromResult(8))", "8")]
    [InlineData("Action f = () => new object(); f(); 1", "1")]
    [InlineData("Func<int, Func<int, int>> add = a => b => a + b; add(1)(2)", "3")]
    [InlineData("delegate ref int Place(int[] xs); Place p = xs => ref xs[0]; int[] a = [1]; p(a) = 2; a[0]", "2")]
    [InlineData("var f = (int n) => n * 2; f(4)", "8")]
    [InlineData("new[] { 3, 1, 2 }.OrderBy(n => -n).Select((n, i) => (n, i)).First().n", "3")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, bool>> e = n => n > 1; e", "n => (n > 1)")]
    [InlineData("new[] { 1, 2 }.AsQueryable().Where(n => Enumerable.Range(0, 3).Any(m => m == n)).Count()", "2")]
    [InlineData("(from a in new[] { 1, 2 }.AsQueryable() where new[] { a }.Any(b => b > 1) select a).Single()", "2")]
    [InlineData("class P { public int A => 1; public int this[int i] => i; public int B { get => 2; set => _ = value; } public static P operator +(P a, P b) => a; public static implicit operator int(P p) => 9; } (int)(new P() + new P()) + new P()[3]", "12")]
    [InlineData("class P { readonly int a; public P(int n) => a = n; public override string ToString() => $\"P{a}\"; ~P() { } } new P(3)", "P3")]
    [InlineData("record struct R(int A) { public readonly int Twice => A * 2; } new R(4).Twice", "8")]
    [InlineData("Span<int> F(Span<int> s) => s[1..]; F(new[] { 1, 2 }).Length", "1")]
    [InlineData("unsafe int F() { int x = 3; int* p = &x; while (*p < 9) (*p)++; return x; } F()", "9")]
    [InlineData("dynamic d = 3; d + 1", "4")]
    [InlineData("IEnumerable<int> F() { for (var i = 0; i < 3; i++) yield return i; } F().Sum()", "3")]
    [InlineData("var n = 0; again: if (n++ < 3) goto again; n", "4")]
    [InlineData("string S(int n) { switch (n) { case 1: goto case 2; case 2: return \"two\"; default: return \"\"; } } S(1)", "two")]
    [InlineData("string S(object o) => o switch { int n when n > 1 => \"big\", _ => \"other\" }; S(2)", "big")]
    [InlineData("Enumerable.Range(1, 3).Sum() + Enumerable.Repeat(2, 2).Count()", "8")]
    [InlineData("int F(int n)\n  // why\n  => n; F(1)", "1")]
    public async Task Run_CodeWithChecks_MeansTheSame(string code, string value)
    {
        var text = CellChecks.Of(CSharpSyntaxTree.ParseText(code, ScriptChain.ParseOptions, cancellationToken: TestContext.Current.CancellationToken), null).Apply(code);
        Assert.Equal(code.Count(c => c == '\n'), text.Count(c => c == '\n'));
        Assert.Equal(value, await _session.ValueAsync(code));
    }

    [Theory]
    [InlineData("int F(int n)\n  => n\n  / 0; \n F(1)", 2)]
    [InlineData("var f = (int n) =>\n  n / (n - 1);\n\n f(1)", 2)]
    [InlineData("foreach (var i in new[] { 1 })\n  throw new Exception();", 2)]
    [InlineData("class P { public int A\n => throw new Exception(); }\n new P().A", 2)]
    public async Task Run_FailingCodeWithChecks_KnowsItsLine(string code, int line) =>
        Assert.Equal(line, (await _session.ErrorAsync(code)).Line);

    public void Dispose() => _session.Dispose();
}
