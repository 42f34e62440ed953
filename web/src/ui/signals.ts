/** Every kind of incident in words: for the candidate calm and without blame, for the staff what was seen and no more. */

export type SignalGroup = "camera" | "microphone" | "page" | "technical";

export interface SignalWords {
  group: SignalGroup;
  /** A few words, for a chip or a switch. */
  name: string;
  /** Completes “It is noted when …”, for the candidate. */
  candidate: string;
  /** A whole sentence of what happened, for the staff. */
  staff: string;
}

/** The groups, in the order in which they are listed. */
export const SIGNAL_GROUPS: Readonly<Record<SignalGroup, string>> = {
  camera: "Camera",
  microphone: "Microphone",
  page: "This page",
  technical: "Technical troubles",
};

export const SIGNALS = {
  multiple_faces: {
    group: "camera",
    name: "More than one face",
    candidate: "more than one face is in the picture",
    staff: "The camera shows more than one face.",
  },
  no_face: {
    group: "camera",
    name: "No face",
    candidate: "no face is in the picture for a while",
    staff: "The camera shows no face.",
  },
  other_person: {
    group: "camera",
    name: "Another person",
    candidate: "the face in the picture does not match the one at the beginning of the exam",
    staff: "The face does not match the one at check-in.",
  },
  looking_away: {
    group: "camera",
    name: "Looking away",
    candidate: "you look away from the screen for much of the time; a glance does not count",
    staff: "The candidate looked away from the screen for much of the time, measured against their own usual bearing.",
  },
  looking_down: {
    group: "camera",
    name: "Looking down",
    candidate: "you look down for much of the time; a glance does not count",
    staff: "The candidate looked down for much of the time, measured against their own usual bearing.",
  },
  phone: {
    group: "camera",
    name: "Phone",
    candidate: "a phone is in the picture",
    staff: "The camera shows what looks like a phone.",
  },
  book: {
    group: "camera",
    name: "Book",
    candidate: "a book is in the picture",
    staff: "The camera shows what looks like a book.",
  },
  laptop: {
    group: "camera",
    name: "Another computer",
    candidate: "another computer is in the picture",
    staff: "The camera shows what looks like another computer.",
  },
  second_body: {
    group: "camera",
    name: "Second person",
    candidate: "another person is in the picture, with or without their face",
    staff: "The camera shows more than one person, not necessarily with a face.",
  },
  camera_replayed: {
    group: "camera",
    name: "Repeating picture",
    candidate: "the camera’s pictures repeat what they showed earlier",
    staff: "The camera’s pictures repeat an earlier stretch.",
  },
  photo_attack: {
    group: "camera",
    name: "Still face",
    candidate: "the face in the picture stays entirely still for long, as in a photo",
    staff: "The face has shown no sign of life for long, as a photo would.",
  },
  virtual_camera: {
    group: "camera",
    name: "Virtual camera",
    candidate: "the camera seems to be a program and not a device, by its name",
    staff: "By its name, the camera is a program and not a device. A hint only: some people use one to improve their picture.",
  },
  speech: {
    group: "microphone",
    name: "Speech",
    candidate: "speech can be heard",
    staff: "The microphone picked up speech.",
  },
  second_voice: {
    group: "microphone",
    name: "Another voice",
    candidate: "speech can be heard while your own lips do not move",
    staff: "Speech was heard while the candidate’s own lips did not move.",
  },
  tab_hidden: {
    group: "page",
    name: "Page left",
    candidate: "this page is out of sight, because another tab is in front or the window is minimised",
    staff: "The exam’s page was out of sight: another tab was in front, or the window was minimised.",
  },
  window_blurred: {
    group: "page",
    name: "Another window",
    candidate: "another window or program is being used while this page is open",
    staff: "Another window or program had the keyboard while the exam’s page was in sight.",
  },
  fullscreen_left: {
    group: "page",
    name: "Full screen left",
    candidate: "full screen is left",
    staff: "The exam’s page was not in full screen.",
  },
  clipboard: {
    group: "page",
    name: "Copy or paste",
    candidate: "something is copied, cut or pasted: that it happened and how many characters, never which",
    staff: "Something was copied, cut or pasted. How much is known; what it was is not.",
  },
  print: {
    group: "page",
    name: "Printing",
    candidate: "printing is asked for",
    staff: "Printing was asked for.",
  },
  context_menu: {
    group: "page",
    name: "Context menu",
    candidate: "the context menu is opened",
    staff: "The context menu was opened.",
  },
  devtools: {
    group: "page",
    name: "Developer tools",
    candidate: "the browser’s developer tools seem to be opened",
    staff: "The browser’s developer tools seem to have been opened: their keys were pressed, or the page’s area shrank at once. A hint only.",
  },
  second_screen: {
    group: "page",
    name: "Second screen",
    candidate: "a second screen is connected, as far as your browser tells",
    staff: "A second screen was connected.",
  },
  screen_share_stopped: {
    group: "page",
    name: "Screen not shared",
    candidate: "the sharing of your screen stops, if this exam asked you to share it",
    staff: "The candidate’s screen was no longer shared.",
  },
  camera_blocked: {
    group: "technical",
    name: "Camera covered",
    candidate: "the camera seems to be covered",
    staff: "The camera seems to be covered: nothing can be judged meanwhile.",
  },
  camera_dark: {
    group: "technical",
    name: "Too dark",
    candidate: "it is too dark to make anything out",
    staff: "It is too dark to judge the picture.",
  },
  camera_frozen: {
    group: "technical",
    name: "Picture frozen",
    candidate: "the camera’s picture stands still",
    staff: "The camera’s picture stands still: nothing can be judged meanwhile.",
  },
  camera_lost: {
    group: "technical",
    name: "Camera lost",
    candidate: "the camera stops giving pictures",
    staff: "The camera gave no pictures.",
  },
  connection_lost: {
    group: "technical",
    name: "Connection lost",
    candidate: "the connection is interrupted",
    staff: "The candidate’s page could not be reached.",
  },
} as const satisfies Record<string, SignalWords>;

export type SignalKind = keyof typeof SIGNALS;

export const SIGNAL_KINDS = Object.keys(SIGNALS) as readonly SignalKind[];

/** Whether this page has words for a kind; a newer server may know more. */
export function isSignalKind(kind: string): kind is SignalKind {
  return Object.hasOwn(SIGNALS, kind);
}
