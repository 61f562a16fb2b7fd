namespace Fundamentals.Tracing;

/// <summary>Names the types of message bodies as C# code does.</summary>
public static class BodyType
{
    /// <summary>Names the type of a body: <c>Write</c>, <c>string</c>, <c>Batch&lt;int&gt;</c>.</summary>
    /// <param name="body">The body.</param>
    public static string NameOf(object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return NameOf(body.GetType());
    }

    private static string NameOf(Type type)
    {
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[]";
        if (type.IsGenericType && type.Name.Split('`') is [var name, _])
            return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "string",
            TypeCode.Boolean => "bool",
            TypeCode.Int32 when !type.IsEnum => "int",
            TypeCode.Int64 when !type.IsEnum => "long",
            TypeCode.Double => "double",
            _ => type.Name,
        };
    }
}
