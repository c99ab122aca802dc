using DiploMesh.Language;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Attribution.Engine.Syntax;

/// <summary>Parts of speech of tokens that may lie outside of the document, as <see cref="Document.Lower"/> allows: rules look around freely.</summary>
internal static class Tags
{
    /// <summary>Universal part of speech; <see cref="Upos.Other"/> outside of the document.</summary>
    public static Upos UposAt(this Document document, int token) => (uint)token < (uint)document.Count ? document.Upos(token) : Upos.Other;

    /// <summary>Part of speech of the Penn Treebank; empty outside of the document.</summary>
    public static string XposAt(this Document document, int token) => (uint)token < (uint)document.Count ? document.Xpos(token) : string.Empty;
}
