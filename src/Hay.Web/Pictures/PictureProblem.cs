namespace Hay.Web.Pictures;

/// <summary>Why a picture was not taken.</summary>
internal enum PictureProblem
{
    /// <summary>Nothing was sent.</summary>
    Nothing,
    TooLarge,
    /// <summary>Neither JPEG nor PNG nor WebP.</summary>
    NoPicture,
    Broken,
    /// <summary>It carries something that is no picture.</summary>
    Hostile,
    /// <summary>More dots than any camera of a visitor has.</summary>
    TooManyDots,
    TooSmall,
    TooNarrow,
    /// <summary>Many others send pictures just now.</summary>
    Busy,
    /// <summary>This site takes none.</summary>
    Off,
}
