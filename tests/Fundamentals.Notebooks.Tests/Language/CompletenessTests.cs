using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Tests.Language;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("#!time\n1 + 1")]
    [InlineData("#!import \"a.csx\"\n#:package A@1.0\n#r \"nuget: B, 2.0\"\nvar x = 1;")]
    [InlineData("using var file = File.OpenRead(\"a\");")]
    [InlineData("await foreach (var x in Xs()) { }")]
    [InlineData("namespace A.B { class C { } }")]
    [InlineData("static class E { extension(int n) { public int Twice => 2 * n; } }")]
    [InlineData("var s = \"\"\"\n  text {\n  \"\"\";")]
    [InlineData("var s = @\"\n#!\";")]
    [InlineData("record P(int X);")]
    public void CheckCompleteness_WholeCode_IsComplete(string code) =>
        Assert.Equal((Completeness.Complete, ""), CSharpSession.CheckCompleteness(code));

    [Theory]
    [InlineData("if (true)\n{", 4)]
    [InlineData("if (true)", 4)]
    [InlineData("if (true) { } else", 4)]
    [InlineData("for (var i = 0; i < 3; i++)\n{\n    if (i > 1)\n    {\n        F(i);\n    }", 4)]
    [InlineData("for (var i = 0; i < 3; i++)\n{\n    if (i > 1)\n    {", 8)]
    [InlineData("class A\n{\n  void F() {", 6)]
    [InlineData("var f = () => {\n  if (true) {", 6)]
    [InlineData("Console.WriteLine(\"a\",", 4)]
    [InlineData("var xs = new[] {\n    1,\n    2,", 4)]
    [InlineData("var x =", 4)]
    [InlineData("int Twice(int n)", 0)]
    [InlineData("var s = \"\"\"\n    text {", 0)]
    [InlineData("var s = @\"text {", 0)]
    [InlineData("/* a { remark", 0)]
    [InlineData("#!time\nwhile (true) {", 4)]
    public void CheckCompleteness_CodeThatGoesOn_IsIncompleteWithTheIndentOfTheNextLine(string code, int indent) =>
        Assert.Equal((Completeness.Incomplete, new string(' ', indent)), CSharpSession.CheckCompleteness(code));

    [Theory]
    [InlineData("int int = ;")]
    [InlineData("foo(]")]
    [InlineData("var x = 1; }")]
    [InlineData("class { }")]
    public void CheckCompleteness_WrongCode_IsInvalid(string code) =>
        Assert.Equal((Completeness.Invalid, ""), CSharpSession.CheckCompleteness(code));
}
