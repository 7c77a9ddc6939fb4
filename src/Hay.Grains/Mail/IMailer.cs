namespace Hay.Grains;

/// <summary>Sends mail, one at a time.</summary>
public interface IMailer
{
    /// <summary>Where mail goes when it goes to nobody: a folder. Null: it is really sent.</summary>
    string? Folder { get; }

    /// <summary>Completes when the mail has been handed over.</summary>
    /// <exception cref="MailFailedException">It could not be; the same mail may be tried again later.</exception>
    Task Send(Mail mail, CancellationToken ct);
}

/// <summary>A mail in plain text, to one address (<see cref="AccountRules.IsEmail"/>).</summary>
public sealed record Mail(string To, string Subject, string Text);

/// <summary>A mail that could not be sent. Its message is for the log of an operator and names nobody.</summary>
public sealed class MailFailedException(string message, Exception? cause = null) : Exception(message, cause);
