using Hay.Care;
using Hay.Web.Spaces;

namespace Hay.Web.LocalCare;

/// <summary>The map of local care, where there is one to show: an invented one only beside an invented county, so that nobody looks for what is not there.</summary>
internal sealed class MapOfCare(CareMap map, DemoMark demo)
{
    /// <summary>Null: there is none.</summary>
    public CareMap? Shown => !map.IsDemo || demo.IsShown ? map : null;

    /// <summary>Addresses of its pages, for search engines.</summary>
    public IEnumerable<string> Pages => Shown is null ? [] : [Path, $"{Path}/for-professionals", .. map.All.Select(help => PathOf(help))];

    public const string Path = "/local-care";

    /// <summary>Id of the connectors on it.</summary>
    public const string Connectors = "care-connectors";

    public static string PathOf(LocalHelp help) => $"{Path}/{help.Id}";
}
