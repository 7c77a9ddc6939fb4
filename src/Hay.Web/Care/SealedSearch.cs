using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Care;

/// <summary>
/// Who was looked for, sealed: so that a list of people found has an address to come back to, and nothing about anybody stands in it. Good for a while,
/// and for the one who searched.
/// </summary>
internal sealed class SealedSearch(IDataProtectionProvider keys)
{
    private const string Purpose = "Hay.Care.Search";
    private static readonly TimeSpan Good = TimeSpan.FromHours(1);

    public string Close(string account, string? name, string? born, string? nhs) => For(account).Protect(JsonSerializer.Serialize<string?[]>([name, born, nhs]), Good);

    /// <summary>Name, birth and NHS number as typed; null: it is too old, or another's.</summary>
    public string?[]? Open(string account, string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(For(account).Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector For(string account) => keys.CreateProtector(Purpose, account).ToTimeLimitedDataProtector();
}
