namespace Hay.Grains;

/// <summary>
/// Something stored is there but cannot be understood: it is damaged, or written by a Hay that knows more. It is left
/// as it is, and never taken for an empty one.
/// </summary>
public sealed class UnreadableRecordException(string what, Exception? inner) : IOException(
    $"Hay cannot read {what}: {inner?.Message} It was left as it is. Run `hay verify`, and restore the last backup if it is damaged.", inner);
