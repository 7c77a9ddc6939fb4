using Microsoft.Extensions.Configuration;

namespace Hay.Silo.Tests.Mail;

public class MailSettingsTests
{
    [Fact]
    public void Without_a_server_mail_is_not_sent() => Assert.Equal("", Read().Host);

    [Fact]
    public void Without_a_server_nothing_else_is_asked_for() => Assert.Equal(new MailSettings(), Read(("Host", ""), ("Port", "many")));

    [Fact]
    public void A_server_and_an_address_are_enough_and_sent_to_in_secret() => Assert.Equal(
        new MailSettings { Host = "mail.hay.example", From = "hay@hay.example", Port = 587, Tls = true },
        Read(("Host", "mail.hay.example"), ("From", "hay@hay.example")));

    [Fact]
    public void Everything_may_be_said() => Assert.Equal(
        new MailSettings { Host = "mail.hay.example", From = "hay@hay.example", Port = 2525, Tls = false, User = "hay", Password = "secret" },
        Read(("Host", "mail.hay.example"), ("From", "hay@hay.example"), ("Port", "2525"), ("Tls", "False"), ("User", "hay"), ("Password", "secret")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Hay")]
    [InlineData("Hay <hay@hay.example>")]
    [InlineData("hay@hay.example\nBcc: bob@example.org")]
    public void A_sender_that_is_no_address_is_said(string? from)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Read(("Host", "mail.hay.example"), ("From", from)));

        Assert.Contains("Hay:Mail:From", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("-25")]
    [InlineData("smtp")]
    [InlineData("")]
    public void A_port_that_is_none_is_said(string port)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Read(("Host", "mail.hay.example"), ("From", "hay@hay.example"), ("Port", port)));

        Assert.Contains("Hay:Mail:Port", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("starttls")]
    public void Only_false_sends_in_the_open(string tls) => Assert.True(Read(("Host", "mail.hay.example"), ("From", "hay@hay.example"), ("Tls", tls)).Tls);

    private static MailSettings Read(params (string Name, string? Value)[] said) => MailSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(said.Select(s => KeyValuePair.Create($"Hay:Mail:{s.Name}", s.Value))).Build());
}
