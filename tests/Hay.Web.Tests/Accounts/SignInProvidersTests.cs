using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.Extensions.Configuration;

namespace Hay.Web.Tests.Accounts;

public sealed class SignInProvidersTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Hay:SignIn:County:ClientId"] = "hay",
        ["Hay:SignIn:County:ClientSecret"] = "secret",
        ["Hay:SignIn:County:AuthorizationEndpoint"] = "https://id.county.example/authorize",
        ["Hay:SignIn:County:TokenEndpoint"] = "https://id.county.example/token",
        ["Hay:SignIn:County:UserInformationEndpoint"] = "http://127.0.0.1:8080/me",
    };

    [Fact]
    public void What_is_not_said_is_as_openid_connect_has_it()
    {
        var service = Assert.Single(Read(Good).All);
        Assert.Equal(("county", "County", "openid email profile", "sub", "/sign-in/county/done"), (service.Name, service.Shown, service.Scopes, service.Id, service.ReturnPath));
        Assert.Empty(Read([]).All);
    }

    [Theory]
    [InlineData("ClientId", "")]
    [InlineData("ClientSecret", null)]
    [InlineData("AuthorizationEndpoint", null)]
    [InlineData("AuthorizationEndpoint", "http://id.county.example/authorize")]
    [InlineData("TokenEndpoint", "http://127.0.0.1.county.example/token")]
    [InlineData("TokenEndpoint", "ftp://id.county.example/token")]
    [InlineData("UserInformationEndpoint", "id.county.example/me")]
    public void A_setting_that_makes_no_sense_is_named(string setting, string? value)
    {
        var wrong = Assert.Throws<InvalidDataException>(() => Read(new(Good) { [$"Hay:SignIn:County:{setting}"] = value }));
        Assert.Contains($"Hay:SignIn:County:{setting}", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_must_be_good_in_an_address() =>
        Assert.Throws<InvalidDataException>(() => Read(new(Good) { ["Hay:SignIn:The county:ClientId"] = "hay" }));

    [Fact]
    public void Only_what_works_just_now_is_a_way_in()
    {
        var services = Read(Good);
        var ann = new AccountDetails { Id = "", Email = "" };
        Assert.Equal(0, services.WaysIn(ann));
        Assert.Equal(0, services.WaysIn(ann with { Logins = [new("gone", "1", "Gone")] }));
        Assert.Equal(3, services.WaysIn(ann with { PasswordHash = "x", Logins = [new("county", "1", "County")], Passkeys = [new() { CredentialId = "", PublicKey = "" }] }));
    }

    private static SignInProviders Read(Dictionary<string, string?> settings) => new(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
