using System.Collections.Immutable;

namespace Hay.Web.Organisations.Steps;

/// <summary>Reads a posted form: without the blanks that people leave around what they type.</summary>
internal static class StepFields
{
    /// <summary>A sentence or two.</summary>
    public const int Short = 400;
    /// <summary>A paragraph.</summary>
    public const int Long = 2000;

    public static string Text(this IFormCollection form, string name) => form[name].ToString().Trim().ReplaceLineEndings("\n");

    /// <summary>The first of the kind where nothing of it was posted.</summary>
    public static T Choice<T>(this IFormCollection form, string name, T otherwise) where T : struct, Enum =>
        Enum.TryParse<T>(form[name].ToString(), out var value) && Enum.IsDefined(value) ? value : otherwise;

    /// <summary>What was ticked, in the order of the choices.</summary>
    public static ImmutableArray<T> Choices<T>(this IFormCollection form, string name) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(v => form[name].Contains(v.ToString()))];

    /// <summary>"yes", "no"; anything else: nobody has said.</summary>
    public static bool? YesNo(this IFormCollection form, string name) => form[name].ToString() switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };
}
