using Hay.Web.Pictures;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

internal static class PictureWords
{
    /// <summary>Why it was not taken, and what to do.</summary>
    public static string Words(this PictureProblem problem, IStringLocalizer say) => problem switch
    {
        PictureProblem.Nothing => say["Choose a picture first."],
        PictureProblem.TooLarge => say["This picture is larger than 10 MB. Send it to yourself in a smaller size, or choose another one."],
        PictureProblem.NoPicture => say["We cannot take this kind of file. Choose a JPEG, PNG or WebP: photographs mostly are."],
        PictureProblem.Hostile => say["There is something in this file that is no picture. Choose another one."],
        PictureProblem.TooManyDots => say["This picture has more dots than we can take. Make it smaller, or choose another one."],
        PictureProblem.TooSmall => say["This picture is too small to see much. Choose one that is at least 100 dots high and wide."],
        PictureProblem.TooNarrow => say["This picture is too long and thin for our pages. Cut it to a shape more like a postcard."],
        PictureProblem.Busy => say["Many people are sending pictures just now. Try again in a minute."],
        PictureProblem.Off => say["This site takes no pictures just now. Your listing is complete without one."],
        _ => say["We could not read this picture. Try it again, or choose another one."],
    };
}
