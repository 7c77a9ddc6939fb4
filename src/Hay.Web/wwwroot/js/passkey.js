// Passkeys: asks the device, puts its answer into the form and sends that. Where there is none, or no script, the form
// stays hidden, and a password does as ever.
if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll('[data-hay="passkey"]')) begin(form);
  for (const words of document.querySelectorAll('[data-hay="passkey-off"]')) words.hidden = true;
}

function begin(form) {
  const said = form.querySelector('[data-hay="passkey-said"]');
  const button = form.querySelector('button');
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    said.textContent = '';
    button.disabled = true;
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch (wrong) {
      said.textContent = form.dataset[reason(wrong)];
      button.disabled = false;
      button.focus();
    }
  });
  // Back from the next page: the button works again.
  addEventListener('pageshow', () => { button.disabled = false; });
}

function reason(wrong) {
  if (wrong.status === 429) return 'often';
  return { NotAllowedError: 'stopped', AbortError: 'stopped', InvalidStateError: 'there', SecurityError: 'unable', NotSupportedError: 'unable', ConstraintError: 'unable' }[wrong.name] ?? 'failed';
}

async function ask(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
  if (!answer.ok || answer.redirected) throw { status: answer.status };
  const options = await answer.json();
  const credential = form.dataset.makes
    ? await navigator.credentials.create({ publicKey: readCreation(options) })
    : await navigator.credentials.get({ publicKey: readRequest(options) });
  return plain(credential);
}

// The browser's own readers and writers are newer than passkeys themselves, and some password managers leave them out.
function readCreation(options) {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) };
}

function readRequest(options) {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) };
}

function plain(credential) {
  const { response } = credential;
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      authenticatorData: text(response.authenticatorData ?? response.getAuthenticatorData?.()),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
      transports: response.getTransports?.(),
    },
  };
}

function known(credentials) {
  return (credentials ?? []).map((credential) => ({ ...credential, id: bytes(credential.id) }));
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  if (!buffer) return undefined;
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
