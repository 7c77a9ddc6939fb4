using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Pages;

/// <summary>A place of which one can tell the group a first name, and leave an address for news. When: day and time.</summary>
internal sealed record TellRow(CatalogueEntry Entry, MyPlace Place, string When);
