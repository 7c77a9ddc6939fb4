using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hay.Web.Tests.Accounts;

/// <summary>A passkey in memory: what a browser and its device answer (W3C Web Authentication, level 3), with ES256.</summary>
internal sealed class SoftPasskey(string origin) : IDisposable
{
    private const byte Present = 1, Verified = 4, HasKey = 64;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _domain = "", _user = "";
    private uint _count;

    public string Origin { get; set; } = origin;
    /// <summary>The device asked for a finger, a face or a PIN.</summary>
    public bool Verifies { get; set; } = true;
    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>Answers to the options for making one.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _domain = asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!;
        _user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString([.. Data(HasKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        attestation.WriteEndMap();
        return Answer(new
        {
            clientDataJSON = Base64Url.EncodeToString(Client("webauthn.create", asked)),
            attestationObject = Base64Url.EncodeToString(attestation.Encode()),
            transports = (string[])["internal"],
        });
    }

    /// <summary>Answers to the options for using one.</summary>
    public string Use(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked);
        _count++;
        var data = Data(0);
        return Answer(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            authenticatorData = Base64Url.EncodeToString(data),
            signature = Base64Url.EncodeToString(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            userHandle = _user,
        });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Client(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] Data(byte flags) =>
    [
        .. SHA256.HashData(Encoding.UTF8.GetBytes(_domain)), (byte)(flags | Present | (Verifies ? Verified : 0)),
        (byte)(_count >> 24), (byte)(_count >> 16), (byte)(_count >> 8), (byte)_count,
    ];

    // COSE (RFC 9053): EC2, ES256, P-256.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        foreach (var (label, value) in ((int, int)[])[(1, 2), (3, -7), (-1, 1)])
        {
            cose.WriteInt32(label);
            cose.WriteInt32(value);
        }

        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return cose.Encode();
    }

    private string Answer(object response) =>
        JsonSerializer.Serialize(new { id = Id, rawId = Id, type = "public-key", clientExtensionResults = new { }, response });
}
