using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Wording;

/// <summary>What is said of a listing that nobody has confirmed for long.</summary>
internal static class AgeWords
{
    private const int DaysAMonth = 30;

    /// <summary>"Nobody has confirmed this for 4 months. Ring or write before you set off."; empty for one that is fresh.</summary>
    public static string Of(CatalogueEntry entry, DateOnly today, IStringLocalizer say) => !entry.IsSinking || entry.Since is not { } since ? ""
        : $"{say.Count((today.DayNumber - since.DayNumber) / DaysAMonth, "Nobody has confirmed this for 1 month.", "Nobody has confirmed this for {0} months.")} {Before(entry, say)}";

    /// <summary>What to do about it.</summary>
    public static string Before(CatalogueEntry entry, IStringLocalizer say) => IsReachable(entry.Listing.Contact) || (entry.Organisation is { } by && IsReachable(by.Contact))
        ? say["Ring or write before you set off."]
        : say["It may have changed."];

    /// <summary>Of a listing that is off the pages, to somebody who holds a place there or saved it. Title: may be empty.</summary>
    public static string Gone(string title, bool isUnconfirmed, IStringLocalizer say) => title.Length == 0 ? say["This group has stopped."]
        : isUnconfirmed ? say["Nobody has confirmed {0} for half a year. Ask before you go.", title]
        : say["{0} has stopped.", title];

    private static bool IsReachable(Contact contact) => contact.Phone.Length + contact.Email.Length + contact.Web.Length > 0;
}
