using Hay.Grains;
using Note = Hay.Grains.Mail;

namespace Hay.Silo.Tests.Mail;

public sealed class MailerTests : IDisposable
{
    private const string To = "ann@example.org";
    private static readonly Note Hello = new(To, "Your café list – “Tea & talk”, every second Tuesday but for August", "Hello Ann,\n\nZażółć gęślą jaźń: ☕ at 2pm.\n\n.\nHay");
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-mail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_a_server_a_mail_is_a_file()
    {
        var mailer = new Mailer(new MailSettings(), _folder);
        Assert.Equal(Path.Combine(_folder, "mail"), mailer.Folder);

        await mailer.Send(Hello, default);

        AssertHello(await OnlyFile(), "hay@localhost.invalid");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "mail"), "in the way");

        var failure = await Assert.ThrowsAsync<MailFailedException>(() => new Mailer(new MailSettings(), _folder).Send(Hello, default));

        Assert.Equal("The mail could not be written to its folder.", failure.Message);
    }

    [Fact]
    public async Task An_address_in_letters_of_another_language_is_sent_to_or_said()
    {
        var mailer = new Mailer(new MailSettings(), _folder);
        await Assert.ThrowsAsync<MailFailedException>(() => mailer.Send(Hello with { To = "zoë@example.org" }, default));

        await mailer.Send(Hello with { To = "ann@bücher.example" }, default);

        Assert.Equal("ann@xn--bcher-kva.example", (await OnlyFile()).Header("To"));
    }

    [Fact]
    public async Task With_a_server_it_goes_there()
    {
        await using var server = new TinySmtpServer();
        var mailer = Mailer(server.Port);
        Assert.Null(mailer.Folder);

        await mailer.Send(Hello, default);

        Assert.Contains("MAIL FROM:<hay@hay.example>", server.Told);
        Assert.Equal($"RCPT TO:<{To}>", Assert.Single(server.Told, t => t.StartsWith("RCPT", StringComparison.Ordinal)));
        var mail = server.Told.SkipWhile(t => t != "DATA").Skip(1).TakeWhile(t => t != ".");
        AssertHello(new ReadMail(mail), "hay@hay.example");
        Assert.False(Directory.Exists(Path.Combine(_folder, "mail")));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n\r\n")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    public async Task A_subject_adds_no_header(string lineBreak)
    {
        await new Mailer(new MailSettings(), _folder).Send(new Note(To, $"Hello{lineBreak}Bcc: bob@example.org{lineBreak}", "Text"), default);

        var mail = await OnlyFile();
        Assert.DoesNotContain(mail.HeaderNames, n => n.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("Hello", mail.Header("Subject"), StringComparison.Ordinal);
        Assert.Equal("Text", mail.Text);
    }

    [Theory]
    [InlineData("ann@example.org\r\nBcc: bob@example.org")]
    [InlineData("ann@example.org\n")]
    [InlineData("ann@example.org, bob@example.org")]
    [InlineData("\"Ann\r\nBcc: bob@example.org\" <ann@example.org>")]
    [InlineData("")]
    public async Task An_address_is_nothing_but_one_address(string to)
    {
        var failure = await Assert.ThrowsAsync<MailFailedException>(() => new Mailer(new MailSettings(), _folder).Send(new Note(to, "Hello", "Text"), default));

        Assert.DoesNotContain("example", failure.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "mail")));
    }

    [Fact]
    public async Task A_server_that_refuses_is_said_without_the_address()
    {
        await using var server = new TinySmtpServer { KnowsNobody = true };

        await AssertFails(Mailer(server.Port));

        Assert.DoesNotContain("DATA", server.Told);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_not_waited_for()
    {
        await using var server = new TinySmtpServer { IsSilent = true };

        var sending = AssertFails(Mailer(server.Port, patience: TimeSpan.FromMilliseconds(200)));

        await sending.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        int port;
        await using (var gone = new TinySmtpServer()) port = gone.Port;

        await AssertFails(Mailer(port));
    }

    [Fact]
    public async Task A_server_that_cannot_keep_it_secret_learns_nothing()
    {
        await using var server = new TinySmtpServer();

        await AssertFails(Mailer(server.Port, tls: true));

        Assert.DoesNotContain(server.Told, t => t.StartsWith("MAIL", StringComparison.Ordinal) || t.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_of_a_failure()
    {
        await using var server = new TinySmtpServer { IsSilent = true };
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Mailer(server.Port).Send(Hello, giveUp.Token).WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static void AssertHello(ReadMail mail, string from)
    {
        Assert.Equal(To, mail.Header("To"));
        Assert.Contains($"<{from}>", mail.Header("From"), StringComparison.Ordinal);
        Assert.Equal(Hello.Subject, mail.Header("Subject"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("text/plain; charset=utf-8", mail.Header("Content-Type"));
        Assert.Equal(Hello.Text, mail.Text);
    }

    private static async Task AssertFails(Mailer mailer)
    {
        var failure = await Assert.ThrowsAsync<MailFailedException>(() => mailer.Send(Hello, default));

        Assert.StartsWith("The mail server ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(To, failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private Mailer Mailer(int port, bool tls = false, TimeSpan? patience = null) =>
        new(new MailSettings { Host = "127.0.0.1", Port = port, Tls = tls, From = "hay@hay.example" }, _folder, patience);

    private async Task<ReadMail> OnlyFile() => new(await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "mail"), "*.eml"))));
}
