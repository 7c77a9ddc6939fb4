using System.Collections.Frozen;
using System.Text.Json;
using Hay.Web.Site;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

/// <summary>
/// What whoever guesses tries first is no password: those that many people use (npm's popular-passwords, 13,600 of them are long enough
/// for us), and those that are little more than one's own name or address or what this site is about.
/// </summary>
internal sealed class PasswordRules(PublicAddress address) : IPasswordValidator<Member>
{
    public const string TooCommon = "PasswordTooCommon";
    // The list that docs/security.md names.
    private static readonly string[] Ours = ["howareyou", "wellbeing", "password", "hayhayhay", "letmein", "welcome"];
    // So much must be left when those words are taken out.
    private const int Least = 6;
    private static readonly Lazy<FrozenSet<string>> Popular = new(Read);

    public Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password)
    {
        var typed = (password ?? "").ToLowerInvariant();
        var left = Words(user).Where(w => w.Length >= 4).Aggregate(typed, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return Task.FromResult(Popular.Value.Contains(typed) || (left.Length < Least && left.Length < typed.Length)
            ? IdentityResult.Failed(new IdentityError { Code = TooCommon, Description = "It is easy to guess." })
            : IdentityResult.Success);
    }

    private IEnumerable<string> Words(Member user) =>
    [
        user.Details.Email.ToLowerInvariant(), .. user.Details.Email.ToLowerInvariant().Split('@', '.', '-', '_', '+'),
        .. user.Details.Name.ToLowerInvariant().Split(' '), .. address.Own is { } own ? new Uri(own).Host.Split('.') : [], .. Ours,
    ];

    private static FrozenSet<string> Read()
    {
        using var list = typeof(PasswordRules).Assembly.GetManifestResourceStream("popular-passwords.json")!;
        return JsonSerializer.Deserialize<string[]>(list)!.Where(p => p.Length >= AccountSetup.PasswordLength).Select(p => p.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
    }
}
