using System.Net;
using System.Net.Mail;
using System.Text;
using Hay.Grains;
using Mail = Hay.Grains.Mail;

namespace Hay.Silo;

/// <summary>
/// Mail by SMTP where the settings name a server, else as .eml files in the data folder. Each mail has a client of its own:
/// they are few, and a client sends one at a time.
/// </summary>
public sealed class Mailer : IMailer
{
    private readonly MailSettings _settings;
    private readonly TimeSpan _patience;
    private readonly SiloMeter? _meter;

    /// <param name="settings">How to send.</param>
    /// <param name="dataFolder">Where mail is put that is not sent.</param>
    /// <param name="patience">How long a server may take for one mail; null: 20 seconds.</param>
    /// <param name="meter">Counts mails.</param>
    public Mailer(MailSettings settings, string dataFolder, TimeSpan? patience = null, SiloMeter? meter = null)
    {
        _meter = meter;
        _settings = settings;
        _patience = patience ?? TimeSpan.FromSeconds(20);
        Folder = settings.Host.Length > 0 ? null : Path.GetFullPath(Path.Combine(dataFolder, "mail"));
    }

    public string? Folder { get; }

    public async Task Send(Mail mail, CancellationToken ct)
    {
        if (!AccountRules.IsEmail(mail.To)) throw new MailFailedException("The address of the mail is none.");
        using var message = new MailMessage(new MailAddress(_settings.From, "Hay"), new MailAddress(mail.To))
        {
            Subject = mail.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday notes back, please
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience);
        try
        {
            using var client = Client();
            await client.SendMailAsync(message, patience.Token);
            _meter?.Mail(Folder is null ? "sent" : "written");
        }
        catch (Exception cause) when (cause is SmtpException or IOException or UnauthorizedAccessException or InvalidOperationException
            || (cause is OperationCanceledException && !ct.IsCancellationRequested))
        {
            _meter?.Mail("failed");
            // What a server says may hold the address: only the kind of trouble goes on.
            throw new MailFailedException(Folder is not null ? "The mail could not be written to its folder."
                : cause is SmtpException smtp ? $"The mail server said {smtp.StatusCode}." : "The mail server could not be reached.");
        }
    }

    private SmtpClient Client()
    {
        if (Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }

        return new SmtpClient(_settings.Host, _settings.Port)
        {
            EnableSsl = _settings.Tls,
            Credentials = _settings.User.Length > 0 ? new NetworkCredential(_settings.User, _settings.Password) : null,
        };
    }
}
