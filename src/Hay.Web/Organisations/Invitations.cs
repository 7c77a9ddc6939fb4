using System.Security.Cryptography;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Languages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>Letters that make somebody a colleague. Their links are signed; the organisation decides whether one is still good.</summary>
internal sealed class Invitations(IMailer mailer, MailLinks links, IDataProtectionProvider protection, IStringLocalizer<Words> say)
{
    private readonly IDataProtector _signer = protection.CreateProtector("Hay.Invitation");

    /// <summary>Where mail goes when it goes to nobody; null: it is really sent.</summary>
    public string? Folder => mailer.Folder;

    /// <summary>False when the mail could not be sent, which is in the log.</summary>
    public Task<bool> Send(string email, string group, string organisation, string invitation, HttpRequest request) =>
        links.Send(request, email, say["Look after {0} with us", group], link => $"""
            {say["Hello,"]}

            {say["You are asked to help look after “{0}” at Hay: to list what it does and keep it true. To say yes, open this page and sign in, or make an account:", group]}

            {link}

            {say["The link is good for two weeks. If you do not want to, do nothing."]}

            Hay
            """, $"/organise/invitation?code={_signer.Protect($"{organisation}\n{invitation}")}");

    /// <summary>Of which organisation a link's letter is; null when it was changed on the way.</summary>
    public (string Organisation, string Invitation)? Read(string? code)
    {
        try
        {
            return code is null ? null : _signer.Unprotect(code).Split('\n') is [var organisation, var invitation] ? (organisation, invitation) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
