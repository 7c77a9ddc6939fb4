using QRCoder;

namespace Hay.Web.Printing;

/// <summary>An address as a QR code: black on white, with the quiet margin that readers need.</summary>
internal static class QrCode
{
    /// <summary>An SVG document without any style of its own.</summary>
    public static string Svg(string address)
    {
        // M reads even where a sixth of it is smudged, which is what a noticeboard does to paper.
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
