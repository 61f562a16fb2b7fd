using Fundamentals.Notebooks.Rewriting;
using Fundamentals.Notebooks.Tests.Session;
using Microsoft.CodeAnalysis.CSharp;

namespace Fundamentals.Notebooks.Tests.Rewriting;

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
    [InlineData("dynamic task = Task.Delay(1).ContinueWith(_ => 3); await task", "3")]
    [InlineData("var task = Task.Delay(1).ContinueWith(_ => 3); await task.ConfigureAwait(false)", "3")]
    [InlineData("async Task<T> Same<T>(Task<T> task) => await task; await Same(Task.Delay(1).ContinueWith(_ => 3))", "3")]
    [InlineData("async ValueTask<int> Late() { await Task.Delay(1); return 3; } await Late()", "3")]
    [InlineData("ValueTask? none = null; await (none ?? default); Task<int>? no = null; await (no ?? Task.FromResult(3))", "3")]
    [InlineData("class Soon(TimeSpan time) { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => Task.Delay(time).GetAwaiter(); } await new Soon(TimeSpan.Zero); 3", "3")]
    [InlineData("static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this int ms) => Task.Delay(ms).GetAwaiter(); await 1; 3", "3")]
    [InlineData("class Own() : Task<int>(() => 3); var own = new Own(); own.Start(); await own", "3")]
    [InlineData("var failed = \"\"; try { await Task.WhenAll(Task.FromException(new Exception(\"a\")), Task.Delay(1)); } catch (Exception e) { failed = e.Message; } failed", "a")]
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
    [InlineData("record R(object A); record S<T>(object A, T B) : R(A) where T : struct; sealed record T1(object A) : S<int>(A, 2); record E; $\"{new R(1)}{new T1(3)}{new E()}\"", "R { A = 1 }T1 { A = 3, B = 2 }E { }")]
    [InlineData("record R(object A); sealed record S(object A) : R(A);\n(new R(1) == new R(1), new R(1) == new S(1), new S(1) == new S(1) with { A = 1 }, new R(2).GetHashCode() == new R(2).GetHashCode())", "(True, False, True, True)")]
    [InlineData("record R(object A) { protected virtual Type EqualityContract => typeof(R); } partial record P(object A); partial record P { public int B => 1; } new R(1) == new R(1) && new P(1).B == 1", "True")]
    [InlineData("record R<T>(object A) where T : class { public class Type { } }; interface I; record C(object B) : I; new R<string>(1) == new R<string>(1) && new C(1) == new C(1)", "True")]
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
        var text = CellChecks.Of(CSharpSyntaxTree.ParseText(code, CellSyntax.Script, cancellationToken: TestContext.Current.CancellationToken), null).Apply(code);
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
