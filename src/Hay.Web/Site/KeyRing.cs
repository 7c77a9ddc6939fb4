using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Site;

/// <summary>
/// The keys that seal cookies, links in mails and secrets of webhooks: files in a folder that only Hay's own user may read. Each is used for
/// 90 days, then the next one is made; older ones still open what they sealed. Where the setting Hay:Keys:Certificate names a PKCS#12 file
/// (Hay:Keys:Password), new keys are written encrypted for it. Hay:Keys:OldCertificate (Hay:Keys:OldPassword) names the one before.
/// </summary>
internal static class KeyRing
{
    /// <exception cref="InvalidDataException">A certificate cannot be used.</exception>
    public static void AddKeyRing(this IServiceCollection services, IConfiguration settings, string folder)
    {
        var keys = services.AddDataProtection().SetApplicationName("hay").PersistKeysToFileSystem(Folder(folder));
        if (Certificate(settings, "Certificate", "Password") is not { } certificate) return;
        keys.ProtectKeysWithCertificate(certificate);
        X509Certificate2[] all = Certificate(settings, "OldCertificate", "OldPassword") is { } old ? [certificate, old] : [certificate];
        keys.UnprotectKeysWithAnyCertificate(all);
    }

    private static DirectoryInfo Folder(string path)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path);
        const UnixFileMode OneUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        // The data folder, which may not be there yet: left to the system it would be everybody's to read.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } data) Directory.CreateDirectory(data, OneUser);
        return Directory.CreateDirectory(path, OneUser);
    }

    private static X509Certificate2? Certificate(IConfiguration settings, string file, string password)
    {
        if (settings[$"Hay:Keys:{file}"] is not { Length: > 0 } path) return null;
        try
        {
            var read = X509CertificateLoader.LoadPkcs12FromFile(path, settings[$"Hay:Keys:{password}"]);
            return read.HasPrivateKey ? read : throw new InvalidDataException($"The setting Hay:Keys:{file} names a file without a private key.");
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The certificate of the setting Hay:Keys:{file} cannot be used: {wrong.Message}", wrong);
        }
    }
}
