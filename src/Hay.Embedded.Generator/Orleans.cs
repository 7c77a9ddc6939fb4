using Microsoft.CodeAnalysis;

namespace Hay.Embedded.Generator;

/// <summary>What of the Orleans model the generator looks for.</summary>
internal static class Orleans
{
    /// <summary>How types are written in generated code: in full, with nullability.</summary>
    public static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static bool IsContract(ITypeSymbol type) => type.TypeKind == TypeKind.Interface
        && type.AllInterfaces.Any(i => i.ToDisplayString() is "Orleans.IGrainWithStringKey" or "Orleans.IGrainObserver");

    public static bool IsGrainClass(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class, IsAbstract: false }
        && type.AllInterfaces.Any(i => i.ToDisplayString() == "Orleans.IGrainBase");

    public static bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    public static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>Whether generated code in the same assembly can name the type.</summary>
    public static bool IsVisible(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            if (around.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) return false;
        }

        return true;
    }

    /// <summary>A name for a file or a class, from a type's full name.</summary>
    public static string Flat(INamedTypeSymbol type) => type.ToDisplayString().Replace('.', '_').Replace('<', '_').Replace('>', '_');
}
