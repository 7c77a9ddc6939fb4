namespace Hay.Care;

/// <summary>
/// NHS numbers: ten digits, the last of which tests the others by modulus 11 (NHS Data Dictionary, "NHS number": weights 10 to 2; 11 minus the
/// remainder; 11 is written 0, and 10 is no number).
/// </summary>
public static class NhsNumber
{
    /// <summary>The ten digits without what people type between them; null: it is none.</summary>
    public static string? Parse(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => c is not (' ' or '-' or '\u00a0')));
        if (digits.Length != 10 || !digits.All(char.IsAsciiDigit)) return null;
        var sum = Enumerable.Range(0, 9).Sum(i => (digits[i] - '0') * (10 - i));
        var test = (11 - (sum % 11)) % 11;
        return test == digits[9] - '0' ? digits : null;
    }

    /// <summary>As it is printed: 943 476 5919.</summary>
    /// <param name="number">Ten digits.</param>
    public static string Words(string number) => $"{number[..3]} {number[3..6]} {number[6..]}";
}
