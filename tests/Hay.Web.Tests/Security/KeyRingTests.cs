using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Hay.Web.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Security;

/// <summary>The keys that seal cookies and links are kept, renewed, and encrypted where the operator wants it.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-keys-").FullName;

    private string Keys => Path.Combine(_folder, "data", "keys");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_sealed_before_a_restart_is_opened_after_it()
    {
        var sealedText = Protector().Protect("plans");
        Assert.Equal("plans", Protector().Unprotect(sealedText));
        Assert.Single(Directory.GetFiles(Keys));
        if (OperatingSystem.IsWindows()) return;
        // The data folder, which was not there, as well.
        foreach (var made in (string[])[Keys, Path.GetDirectoryName(Keys)!]) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(made));
    }

    [Fact]
    public void An_old_key_makes_room_for_a_new_one_and_still_opens()
    {
        var sealedText = Protector().Protect("plans");
        var old = Assert.Single(Directory.GetFiles(Keys));
        var past = DateTimeOffset.UtcNow.AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        File.WriteAllText(old, Regex.Replace(File.ReadAllText(old), "<expirationDate>[^<]*", $"<expirationDate>{past}"));

        var after = Protector();
        var again = after.Protect("plans");

        Assert.Equal(2, Directory.GetFiles(Keys).Length);
        Assert.Equal("plans", after.Unprotect(sealedText));
        // Both say in their first bytes which key they are sealed with.
        Assert.NotEqual(sealedText[..27], again[..27]);
        File.Delete(old);
        Assert.Throws<CryptographicException>(() => Protector().Unprotect(sealedText));
    }

    [Fact]
    public void With_a_certificate_a_copy_of_the_folder_opens_nothing()
    {
        var (first, second) = (Certificate("first"), Certificate("second"));
        var sealedText = Protector(("Certificate", first), ("Password", "secret")).Protect("plans");
        Assert.Contains("EncryptedData", File.ReadAllText(Assert.Single(Directory.GetFiles(Keys))), StringComparison.Ordinal);

        Assert.Throws<CryptographicException>(() => Protector(("Certificate", second), ("Password", "secret")).Unprotect(sealedText));
        Assert.Equal("plans", Protector(("Certificate", second), ("Password", "secret"), ("OldCertificate", first), ("OldPassword", "secret")).Unprotect(sealedText));
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_stops_the_start()
    {
        var path = Certificate("mine");
        Assert.Contains("Hay:Keys:Certificate", Assert.Throws<InvalidDataException>(() => Protector(("Certificate", path), ("Password", "wrong"))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Protector(("Certificate", Path.Combine(_folder, "nowhere.pfx"))));
    }

    private IDataProtector Protector(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddKeyRing(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"Hay:Keys:{s.Name}", s.Value))).Build(), Keys);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(3072);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(_folder, $"{name}.pfx");
        File.WriteAllBytes(path, made.Export(X509ContentType.Pfx, "secret"));
        return path;
    }
}
