using Microsoft.CodeAnalysis.Classification;

namespace Fundamentals.Cli.Pages;

/// <summary>The few colours of the pages for the many kinds of code that Roslyn tells apart.</summary>
internal static class CodeClasses
{
    /// <summary>Gets the CSS class for a classification, or null for what is printed in the text's own colour.</summary>
    public static string? Of(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => "k",
        ClassificationTypeNames.Comment => "c",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => "s",
        ClassificationTypeNames.StringEscapeCharacter => "e",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.PreprocessorKeyword or ClassificationTypeNames.PreprocessorText => "d",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.StructName or ClassificationTypeNames.InterfaceName
            or ClassificationTypeNames.EnumName or ClassificationTypeNames.DelegateName or ClassificationTypeNames.RecordClassName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.TypeParameterName => "t",
        _ => classification.StartsWith("xml doc comment", StringComparison.Ordinal) ? "c" : null,
    };
}
