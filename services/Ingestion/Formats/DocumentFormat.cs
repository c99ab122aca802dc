namespace DiploMesh.Ingestion.Formats;

/// <summary>The formats that Ingestion reads.</summary>
internal enum DocumentFormat
{
    /// <summary>Text without markup.</summary>
    PlainText,

    /// <summary>Text with the header lines of a telegram.</summary>
    Telegram,

    /// <summary>A page.</summary>
    Html,

    /// <summary>A news item in IPTC ninjs.</summary>
    Ninjs,

    /// <summary>RSS or Atom.</summary>
    Feed,
}
