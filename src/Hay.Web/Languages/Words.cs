namespace Hay.Web.Languages;

/// <summary>
/// Names the site's texts for <c>IStringLocalizer</c>. A text is its own key, in English; translations are in the files
/// Words.{language}.resx beside this one.
/// </summary>
public sealed class Words;
