using System.Net.Mail;
using System.Text;

namespace Hay.Grains;

/// <summary>What holds for every account.</summary>
public static class AccountRules
{
    public const int EmailLength = 254; // RFC 5321 section 4.5.3.1.3, without the brackets
    public const int NameLength = 60;
    /// <summary>Most passkeys, other services and roles, each.</summary>
    public const int MostOfAKind = 50;

    /// <summary>After this an account that nobody confirmed goes. The links in mails are good for a day.</summary>
    public static readonly TimeSpan ToConfirm = TimeSpan.FromDays(7);

    /// <summary>The key of the account with this address: what people type in other cases or with spaces is the same.</summary>
    public static string NameOf(string email) => Text(email.Trim()).Normalize().ToUpperInvariant();

    /// <summary>
    /// One plain address: no name beside it, no list, nothing that could add a line to a mail. Before the @ only ASCII: others
    /// (RFC 6531) can be reached by few servers, and not by ours.
    /// </summary>
    public static bool IsEmail(string? text) =>
        text is { Length: > 2 and <= EmailLength } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal)
        && !HasAccents(text);

    /// <summary>Whether something before the @ is not ASCII.</summary>
    public static bool HasAccents(string email) => !Ascii.IsValid(email.AsSpan(0, email.Contains('@', StringComparison.Ordinal) ? email.LastIndexOf('@') : 0));

    /// <summary>What is wrong, in plain sentences.</summary>
    public static IEnumerable<string> Problems(AccountDetails details)
    {
        if (details.Id.Length != 32) yield return "The account has no proper id.";
        if (!IsEmail(details.Email)) yield return "That does not look like an e-mail address.";
        if (details.Name.Length > NameLength) yield return $"The name is longer than {NameLength} characters.";
        if (details.Passkeys.Length > MostOfAKind) yield return $"An account has at most {MostOfAKind} passkeys.";
        if (details.Logins.Length > MostOfAKind) yield return $"An account has at most {MostOfAKind} other ways to sign in.";
    }

    // Anybody may type anything; normalising throws at halves of characters and at U+FFFE, which no text has.
    private static string Text(string typed) => string.Concat(typed.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');
}
