using System.Text.RegularExpressions;

namespace Hay.Silo.Import;

/// <summary>Understands one record. What the data of strangers makes go wrong refuses that record and no other.</summary>
internal static class Attempt
{
    public static ImportRecord At(string where, Func<ImportRecord> understand)
    {
        try
        {
            return understand();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or ArgumentException or OverflowException
            or RegexMatchTimeoutException or UriFormatException)
        {
            return new RefusedRecord { Where = where, Reason = "it cannot be understood" };
        }
    }
}
